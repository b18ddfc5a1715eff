"""Reductions over axes, and products of arrays."""

import builtins
import itertools
import math
import statistics

from rosetta import Symbolic, demand, product, unknown

from . import provenance
from .arrays import KEPT, ndarray
from .creation import asarray
from .dtypes import bool_, float64, int64, promote, uint64
from .dtypes import dtype as as_dtype
from .elementwise import broadcast_shapes
from .shaping import axis_of


def _axes(axis, ndim):
    if axis is None:
        return tuple(range(ndim))
    return tuple(axis_of(each, ndim) for each in (axis if hasattr(axis, "__iter__") else (axis,)))


def _groups(a, axes):
    """The known elements of each result, in order."""
    known = a.rosetta_constant
    if known is None:
        return None
    if len(axes) == a.ndim:
        return [list(known)] if known else None
    groups = {}
    for i, value in enumerate(known):
        key, rest = [], i
        for axis in reversed(range(a.ndim)):
            rest, index = divmod(rest, int(a.shape[axis]))
            if axis not in axes:
                key.append(index)
        groups.setdefault(tuple(reversed(key)), []).append(value)
    return [groups[key] for key in sorted(groups)]


def reduce(a, axis, keepdims, function, kind, source=None):
    """The array reduced over axes by a function of a list."""
    axes = _axes(axis, a.ndim)
    shape = tuple(1 if i in axes else n for i, n in enumerate(a.shape) if keepdims or i not in axes)
    groups = _groups(a, axes)
    if groups is None or (not groups and int(product(shape))):
        return ndarray(shape, kind, source)
    return ndarray(shape, kind, source, [function(each) for each in groups])


def _summed(kind):
    """The type of a sum: small integers widen."""
    return as_dtype(int64 if kind.kind in "bi" else uint64) if kind.kind in "biu" else kind


def _mean_kind(kind):
    return kind if kind.kind in "fc" else as_dtype(float64)


def _reduction(name, function, kind_of):
    def call(a, axis=None, dtype=None, out=None, keepdims=False, **options):
        array = asarray(a)
        if dtype is not None and not isinstance(dtype, bool):
            return reduce(array, axis, keepdims, function, as_dtype(dtype))
        return reduce(array, axis, keepdims, function, kind_of(array.dtype))

    call.__name__ = call.__qualname__ = name
    setattr(ndarray, name, call)
    return call


def _product(values):
    made = 1
    for each in values:
        made = each * made
    return made


def _variance(values, ddof=0):
    mean = math.fsum(values) / len(values)
    return math.fsum((each - mean) ** 2 for each in values) / (len(values) - ddof)


sum = _reduction("sum", lambda values: builtins.sum(values), _summed)
prod = _reduction("prod", _product, _summed)
mean = _reduction("mean", lambda values: math.fsum(values) / len(values), _mean_kind)
var = _reduction("var", _variance, _mean_kind)
std = _reduction("std", lambda values: math.sqrt(_variance(values)), _mean_kind)
median = _reduction("median", lambda values: float(statistics.median(values)), _mean_kind)
amax = max = _reduction("max", lambda values: builtins.max(values), lambda kind: kind)
amin = min = _reduction("min", lambda values: builtins.min(values), lambda kind: kind)
all = _reduction("all", lambda values: builtins.all(values), lambda _: as_dtype(bool_))
any = _reduction("any", lambda values: builtins.any(values), lambda _: as_dtype(bool_))
count_nonzero = _reduction("count_nonzero", lambda values: builtins.sum(1 for each in values if each), lambda _: as_dtype(int64))


def _position(name, best):
    def call(a, axis=None, out=None, keepdims=False):
        array = asarray(a)
        source = array.rosetta_source if array.ndim == 2 and axis in (1, -1) and name == "argmax" else None
        return reduce(array, axis, keepdims, lambda values: values.index(best(values)), as_dtype(int64), provenance.arg_maximum(source))

    call.__name__ = call.__qualname__ = name
    setattr(ndarray, name, call)
    return call


argmax = _position("argmax", lambda values: builtins.max(values))
argmin = _position("argmin", lambda values: builtins.min(values))


def cumsum(a, axis=None, dtype=None):
    """Running sums."""
    array = asarray(a)
    array = array.ravel() if axis is None else array
    known = array.rosetta_constant if array.ndim == 1 else None
    constant = None if known is None else list(itertools.accumulate(known))
    return ndarray(array.shape, dtype or _summed(array.dtype), constant=constant)


def sort(a, axis=-1):
    """Sorted along an axis."""
    array = asarray(a)
    known = array.rosetta_constant if array.ndim == 1 else None
    return ndarray(array.shape, array.dtype, constant=None if known is None else sorted(known))


def argsort(a, axis=-1, kind=None):
    """The indices that sort an axis."""
    array = asarray(a)
    known = array.rosetta_constant if array.ndim == 1 else None
    return ndarray(array.shape, int64, constant=None if known is None else sorted(range(len(known)), key=known.__getitem__))


def unique(ar, return_counts=False, return_index=False, return_inverse=False):
    """Distinct elements. Of unknown ones nobody knows how many they are."""
    array = asarray(ar)
    if array.rosetta_constant is None:
        return demand(array, "numpy.unique()")
    found = sorted(set(array.rosetta_constant))
    made = ndarray((len(found),), array.dtype, constant=found)
    if return_index or return_inverse:
        unknown("numpy.unique", ["unique(ar)", "unique(ar, return_counts=True)"])
    return (made, asarray([array.rosetta_constant.count(each) for each in found])) if return_counts else made


def bincount(x, weights=None, minlength=0):
    """How often each number stands there."""
    known = asarray(x).rosetta_constant
    if known is None:
        return ndarray((minlength,), int64) if minlength else demand(asarray(x), "numpy.bincount()")
    return asarray([known.count(i) for i in range(builtins.max(minlength, builtins.max(known, default=-1) + 1))])


def matmul(a, b):
    """The matrix product."""
    a, b = asarray(a), asarray(b)
    if not a.ndim or not b.ndim:
        raise ValueError("matmul: operand does not have enough dimensions")
    left, right = (1, *a.shape) if a.ndim == 1 else a.shape, (*b.shape, 1) if b.ndim == 1 else b.shape
    if int(left[-1]) != int(right[-2]):
        raise ValueError(f"matmul: expected inner dimensions to agree. Received shapes {tuple(map(int, a.shape))} and {tuple(map(int, b.shape))}.")
    shape = [*broadcast_shapes(left[:-2], right[:-2]), *([] if a.ndim == 1 else [left[-2]]), *([] if b.ndim == 1 else [right[-1]])]
    return ndarray(shape, promote(a.dtype, b.dtype), constant=_multiplied(a, b, left, right))


def _multiplied(a, b, left, right):
    known = a.rosetta_constant, b.rosetta_constant
    if None in known or len(left) != 2 or len(right) != 2 or int(left[0]) * int(right[1]) > KEPT:
        return None
    rows, inner, columns = int(left[0]), int(left[1]), int(right[1])
    return [builtins.sum(known[0][i * inner + k] * known[1][k * columns + j] for k in range(inner)) for i in range(rows) for j in range(columns)]


def dot(a, b):
    """The product of vectors, matrices or numbers."""
    a, b = asarray(a), asarray(b)
    if not a.ndim or not b.ndim:
        return a * b
    if b.ndim > 2:
        unknown("numpy.dot", ["matmul for arrays of more than two dimensions"])
    return matmul(a, b)


def outer(a, b):
    """All products of two vectors' elements."""
    return asarray(a).reshape(-1, 1) * asarray(b).reshape(1, -1)


ndarray.__matmul__ = lambda self, other: matmul(self, other) if not isinstance(other, Symbolic) or isinstance(other, ndarray) else NotImplemented
ndarray.__rmatmul__ = lambda self, other: matmul(other, self) if not isinstance(other, Symbolic) or isinstance(other, ndarray) else NotImplemented
ndarray.dot = dot
ndarray.cumsum = cumsum
ndarray.argsort = argsort
