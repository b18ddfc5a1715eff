"""Python's operators and the methods of arrays."""

import operator

import numpy
import rosetta
from rosetta import BatchDim

from .._array import Array, is_data
from .._numbers import narrow
from .._record import aside, function, named, plain_numbers, said
from .._shapes import broadcast, product_shape
from . import pointwise, reducing, shaping

MEANINGS = []  # what multiplies or adds gradients, registered by the module that knows them


def _plain(name):
    return lambda values: getattr(operator, name)(values["a"], values["b"])


def _binary(name, shape=broadcast, follows=True):
    return function(f"operator.{name}", ("a", "b"), shape, None if follows else "bool", _plain(name), follows)


_ARITHMETIC = {name: _binary(name) for name in ("add", "sub", "mul", "truediv", "pow")} | {"matmul": _binary("matmul", product_shape)}
_TESTS = {name: _binary(name, follows=False) for name in ("eq", "ne", "lt", "le", "gt", "ge", "and_", "or_", "xor", "floordiv", "mod")}


def _method(function_, swapped):
    def call(self, other):
        if not isinstance(other, (int, float, rosetta.Symbolic, list, tuple)) or isinstance(other, (list, tuple)) and not isinstance(self, Array):
            return NotImplemented
        other = Array.of(other) if isinstance(other, (list, tuple)) else other
        pair = (other, self) if swapped else (self, other)
        for meaning in MEANINGS:
            found = meaning(function_.__name__, *pair)
            if found is not None:
                return found
        return _with_law(function_.__name__, function_(*pair), *pair)

    return call


def _with_law(name, made, left, right):
    """A known law of random values survives a factor or a shift: ``random.normal(key, shape) * 0.01``."""
    array, number = (left, right) if isinstance(left, Array) and left.rosetta_law is not None else (right, left)
    number = plain_numbers(number)
    known = isinstance(number, (int, float)) and not isinstance(number, bool)
    if getattr(array, "rosetta_law", None) is None or not known or not isinstance(made, Array):
        return made
    made.rosetta_seed = array.rosetta_seed
    path, numbers = array.rosetta_law
    factor = number if name == "mul" else 1 / number if name == "truediv" and array is left and number else None
    if factor is not None and path in ("jax.nn.initializers.normal", "jax.nn.initializers.constant", "jax.random.uniform"):
        made.rosetta_law = (path, {key: value * factor for key, value in numbers.items()})
    return made


for _name, _function in {**_ARITHMETIC, **_TESTS}.items():
    _python = _name.strip("_")
    setattr(Array, f"__{_python}__", _method(_function, False))
    if _name not in ("eq", "ne", "lt", "le", "gt", "ge"):
        setattr(Array, f"__r{_python}__", _method(_function, True))
Array.__hash__ = lambda self: id(self)
_neg = function("operator.neg", ("a",), plain=lambda v: -v["a"])
_abs = function("operator.abs", ("a",), plain=lambda v: abs(v["a"]))
Array.__neg__, Array.__abs__ = (lambda self: _neg(self)), (lambda self: _abs(self))
Array.__pos__ = lambda self: self


def _indexed(bound, arrays):
    items = bound.b if isinstance(bound.b, tuple) else (bound.b,)
    shape = list(arrays[0].shape)
    taken = sum(1 for each in items if each is not None and each is not Ellipsis)
    if taken > len(shape):
        raise IndexError(f"Too many indices: array is {len(shape)}-dimensional, but {taken} were indexed")
    at = next((i for i, each in enumerate(items) if each is Ellipsis), len(items))
    items = (*items[:at], *([slice(None)] * (len(shape) - taken)), *items[at + 1:])
    result, axis = [], 0
    for item in items:
        if item is None:
            result.append(1)
            continue
        result += _kept(shape[axis], item, axis)
        axis += 1
    return tuple(result)


def _kept(size, item, axis):
    if isinstance(item, slice):
        if item == slice(None):
            return [size]
        if isinstance(size, BatchDim):
            raise rosetta.UnknownCall("A slice of the batch axis is not modelled here: leave the first axis whole (`x[:, …]`).")
        return [len(range(*item.indices(int(size))))]
    if isinstance(item, (int, rosetta.Symbolic)) and not getattr(item, "shape", ()):
        if isinstance(size, BatchDim):
            raise rosetta.UnknownCall("Taking one example out of the batch is not modelled here: leave the first axis whole (`x[:, …]`).")
        if not -int(size) <= int(item) < int(size):
            raise IndexError(f"index {int(item)} is out of bounds for axis {axis} with size {int(size)}")
        return []
    raise rosetta.UnknownCall(f"Indexing what a model computes by {type(item).__name__} is not modelled here. Known: numbers, slices, `...`, None.")


def _get(self, index):
    if is_data(self):
        made = self.data[_numpy_index(index)]
        return Array.wrap(made) if isinstance(made, numpy.ndarray) else made
    new = [i for i, each in enumerate(index if isinstance(index, tuple) else (index,)) if each is None]
    if new:
        items = tuple(each for each in (index if isinstance(index, tuple) else (index,)) if each is not None)
        cut = self if all(each is Ellipsis or each == slice(None) for each in items) else self[items]
        return shaping.reshape(cut, _indexed(rosetta.Bound("operator.getitem", {"b": index}, {}), [self]))
    bound = rosetta.bind("operator.getitem", (self, index), {})
    if not rosetta.recorder().current_trace and _outside(self, index):
        return aside("an index", _indexed_or_gathered(bound, self, index), [self], self.dtype)
    return said("operator.getitem", rosetta.Bound(bound.path, bound.values, {"b": index}), [self], _indexed(bound, [self]))


def _outside(self, index):
    """Looking at a part of an answer (the first predictions) after training, which no model does."""
    first = index[0] if isinstance(index, tuple) else index
    return isinstance(self.shape[0] if self.shape else 0, BatchDim) and first is not Ellipsis and first != slice(None)


def _indexed_or_gathered(bound, self, index):
    return numpy.ndarray(tuple(int(n) for n in self.shape), self.dtype)[_numpy_index(index)].shape


def _numpy_index(index):
    if isinstance(index, tuple):
        return tuple(_numpy_index(each) for each in index)
    return index.__array__() if isinstance(index, Array) else index


Array.__getitem__ = _get


def astype(x, dtype, copy=False, device=None):
    """The array in another number type. What a model computes stays in 32-bit floats."""
    kind = dtype if dtype == "bfloat16" else narrow(dtype)
    if is_data(x) and kind != "bfloat16":
        made = Array.wrap(x.data if x.data.dtype == kind else x.data.astype(kind))
        made.rosetta_cut, made.rosetta_law = x.rosetta_cut, x.rosetta_law
        return made
    if kind != x.dtype:
        raise rosetta.UnknownCall(f"jax.Array.astype({kind}) of what a model computes is not known here: models are read in 32-bit floats.")
    return x


def _reshape(self, *shape, order="C"):
    wanted = shape[0] if len(shape) == 1 else shape
    return shaping.reshape(self, wanted, **({} if order == "C" else {"order": order}))


def _transpose(self, *axes):
    return shaping.transpose(self, axes[0] if len(axes) == 1 and (axes[0] is None or isinstance(axes[0], (tuple, list))) else axes or None)


Array.reshape, Array.transpose, Array.astype = _reshape, _transpose, astype
Array.ravel = Array.flatten = lambda self, order="C": shaping.ravel(self)
for _name in ("sum", "mean", "max", "min", "argmax", "argmin", "prod", "var", "std", "all", "any", "cumsum", "dot"):
    setattr(Array, _name, (lambda f: lambda self, *args, **kwargs: f(self, *args, **kwargs))(getattr(reducing, _name)))
for _name in ("squeeze", "swapaxes", "repeat"):
    setattr(Array, _name, (lambda f: lambda self, *args, **kwargs: f(self, *args, **kwargs))(getattr(shaping, _name)))
for _name in ("clip", "round"):
    setattr(Array, _name, (lambda f: lambda self, *args, **kwargs: f(self, *args, **kwargs))(getattr(pointwise, _name)))
named(astype, "jax.Array.astype")
