"""Arrays from nothing, from numbers, and from other arrays."""

import math

from rosetta import Symbolic, product

from . import provenance
from .arrays import KEPT, coerce, ndarray
from .dtypes import bool_, float64, int64, of_python, promote
from .dtypes import dtype as as_dtype


def shaped(shape):
    """A shape as a tuple."""
    return tuple(shape) if hasattr(shape, "__iter__") else (shape,)


def array(object, dtype=None, copy=True, order=None, ndmin=0):
    """An array of what was given: numbers, nested lists, other arrays."""
    made = _array(object, dtype)
    while made.ndim < ndmin:
        made = made.reshape(1, *made.shape)
    return made


def asarray(a, dtype=None, order=None):
    """The array itself, or one of what was given."""
    return a if isinstance(a, ndarray) and (dtype is None or as_dtype(dtype) == a.dtype) else _array(a, dtype)


def _array(value, dtype):
    if isinstance(value, ndarray):
        return value.copy() if dtype is None else value.astype(dtype)
    if isinstance(value, Symbolic):
        return _of_tensor(value, dtype)
    if hasattr(value, "__iter__") and not isinstance(value, (str, bytes, dict, set)):
        return _of_sequence(list(value), dtype)
    kind = as_dtype(dtype) if dtype is not None else of_python(value)
    return ndarray((), kind, constant=[coerce(value, kind)])


def _of_tensor(value, dtype):
    if hasattr(value, "__array__"):
        return asarray(value.__array__(), dtype)
    made = ndarray(value.shape, as_dtype(value._dtype), value.rosetta_source, value.rosetta_constant)
    return made if dtype is None else made.astype(dtype)


def _of_sequence(values, dtype):
    if not values:
        return ndarray((0,), dtype or float64, constant=[])
    if all(type(each) in (int, float, bool) for each in values):
        return _of_numbers(values, dtype)
    rows = [_array(each, None) for each in values]
    shape = rows[0].shape
    for each in rows:
        if tuple(map(int, each.shape)) != tuple(map(int, shape)):
            raise ValueError(f"setting an array element with a sequence: expected rows of one shape. Received {tuple(map(int, shape))} and {tuple(map(int, each.shape))}.")
    kind = rows[0].dtype
    for each in rows[1:]:
        kind = promote(kind, each.dtype)
    kind = kind if dtype is None else as_dtype(dtype)
    known = [each.rosetta_constant for each in rows] if len(rows) * int(product(shape)) <= KEPT else [None]
    constant = None if any(each is None for each in known) else [coerce(value, kind) for each in known for value in each]
    return ndarray((len(rows), *shape), kind, constant=constant)


def _of_numbers(values, dtype):
    kind = as_dtype(dtype or (float64 if any(type(each) is float for each in values) else int64 if any(type(each) is int for each in values) else bool_))
    return ndarray((len(values),), kind, constant=[coerce(each, kind) for each in values] if len(values) <= KEPT else None)


def full(shape, fill_value, dtype=None, order="C"):
    """An array of one value."""
    shape = shaped(shape)
    kind = as_dtype(dtype) if dtype is not None else asarray(fill_value).dtype
    size = int(product(shape))
    known = asarray(fill_value).rosetta_constant
    constant = [coerce(known[0], kind)] * size if known is not None and len(known) == 1 and size <= KEPT else None
    return ndarray(shape, kind, provenance.unknown_origin(shape), constant)


def zeros(shape, dtype=float64, order="C"):
    """An array of zeros."""
    return full(shape, 0, dtype or float64)


def ones(shape, dtype=float64, order="C"):
    """An array of ones."""
    return full(shape, 1, dtype or float64)


def empty(shape, dtype=float64, order="C"):
    """An array of unset content."""
    return ndarray(shaped(shape), dtype or float64, provenance.unknown_origin(shaped(shape)))


def zeros_like(a, dtype=None):
    return zeros(asarray(a).shape, dtype or asarray(a).dtype)


def ones_like(a, dtype=None):
    return ones(asarray(a).shape, dtype or asarray(a).dtype)


def empty_like(a, dtype=None):
    return empty(asarray(a).shape, dtype or asarray(a).dtype)


def full_like(a, fill_value, dtype=None):
    return full(asarray(a).shape, fill_value, dtype or asarray(a).dtype)


def arange(start, stop=None, step=1, dtype=None):
    """Numbers from start to stop."""
    start, stop = (0, start) if stop is None else (start, stop)
    count = max(0, math.ceil((float(stop) - float(start)) / float(step)))
    whole = all(not isinstance(each, float) for each in (start, stop, step))
    kind = as_dtype(dtype) if dtype is not None else as_dtype(int64 if whole else float64)
    start, step = (int(start), int(step)) if whole else (float(start), float(step))
    made = ndarray((stop if whole and start == 0 and step == 1 and not isinstance(stop, ndarray) else count,), kind, constant=[coerce(start + i * step, kind) for i in range(count)] if count <= KEPT else None)
    made.rosetta_order = {"rows": count, "drawn": None} if whole and start == 0 and step == 1 else None
    return made


def linspace(start, stop, num=50, endpoint=True, dtype=None):
    """Evenly spaced numbers."""
    gap = (float(stop) - float(start)) / max(1, num - 1 if endpoint else num)
    made = array([float(start) + i * gap for i in range(num)], dtype=float64)
    return made if dtype is None else made.astype(dtype)


def eye(N, M=None, k=0, dtype=float64):
    """Ones on a diagonal."""
    columns = N if M is None else M
    constant = [float(j - i == k) for i in range(N) for j in range(columns)] if N * columns <= KEPT else None
    made = ndarray((N, columns), dtype, constant=None if constant is None else [coerce(each, as_dtype(dtype)) for each in constant])
    made.rosetta_one_hot = N if columns == N and k == 0 else None
    return made


def identity(n, dtype=float64):
    """Ones on the diagonal."""
    return eye(n, dtype=dtype)


def copy(a, order="K"):
    """A copy."""
    return array(a)


def ascontiguousarray(a, dtype=None):
    """The array; how it lies in memory is no matter here."""
    return asarray(a, dtype)


def meshgrid(*xi, indexing="xy"):
    """Coordinate arrays."""
    from .shaping import broadcast_to, swapaxes

    arrays = [asarray(each) for each in xi]
    shape = tuple(len(each) for each in arrays)
    made = [broadcast_to(each.reshape(*(len(each) if i == axis else 1 for i in range(len(arrays)))), shape) for axis, each in enumerate(arrays)]
    return [swapaxes(each, 0, 1) for each in made] if indexing == "xy" and len(made) > 1 else made


def _file(name):
    def call(*_, **__):
        raise FileNotFoundError(f"numpy.{name}: a dry run has no data files. Use a data set the library knows (common.utils, a framework's datasets), or arrays made in the program.")

    call.__name__ = name
    return call


load, loadtxt, genfromtxt, fromfile = (_file(name) for name in ("load", "loadtxt", "genfromtxt", "fromfile"))


def _saving(name):
    def call(*_, **__):
        from rosetta import no_effect

        no_effect(f"numpy.{name} is read and writes no file here.")

    call.__name__ = name
    return call


save, savez, savez_compressed, savetxt = (_saving(name) for name in ("save", "savez", "savez_compressed", "savetxt"))
