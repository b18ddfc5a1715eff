"""The same elements in another form: reshape, flatten, dimshuffle, concatenate and their like."""

import rosetta
from rosetta import BatchDim

from .calls import function, named
from .expression import Call, Derived, Expression, as_expression
from .shapes import axis_of, reshaped, shape_of, written
from .values import Made, type_of

_PATH = "theano.tensor."


def _same_type(given, shape, name="x"):
    return Made(shape, type_of(given[name]))


def shape_vector(x):
    """The sizes of a value: known as soon as it runs."""
    return ShapeVector(x)


class ShapeVector(Derived):
    """``x.shape``: as many numbers as there are axes."""

    def __init__(self, x):
        super().__init__([x], lambda value: tuple(shape_of(value)), 1)
        self.length = x.ndim

    def __len__(self):
        return self.length

    def __iter__(self):
        return iter([self[i] for i in range(self.length)])

    def __getitem__(self, key):
        if isinstance(key, slice):
            return [self[i] for i in range(*key.indices(self.length))]
        return Derived([self], lambda sizes: sizes[int(key)])


def _rank_of(shape):
    if isinstance(shape, (list, tuple)):
        return len(shape)
    if isinstance(shape, ShapeVector):
        return shape.length
    raise rosetta.UnknownCall("A shape of unknown length is not known here. Expected a tuple, or x.shape.")


def _target(given):
    sizes = given["newshape"]
    return [sizes] if isinstance(sizes, int) else list(sizes)


def reshape(*args, **kwargs):
    """The elements in a new shape; -1 is worked out."""
    bound = rosetta.bind(_PATH + "reshape", args, kwargs)
    x, shape = as_expression(bound.values["x"]), bound.values["newshape"]
    shape = (shape,) if isinstance(shape, int) or (isinstance(shape, Expression) and not isinstance(shape, ShapeVector)) else shape
    bound.values.update(x=x, newshape=shape)
    bound.stated.update(x=x, newshape=shape)
    return Call(_PATH + "reshape", bound, lambda given: _same_type(given, reshaped(shape_of(given["x"]), _target(given))), _rank_of(shape), x.dtype)


def flatten(*args, **kwargs):
    """All axes from the last one kept become one."""
    bound = rosetta.bind(_PATH + "flatten", args, kwargs)
    x = as_expression(bound.values["x"])
    outdim = bound.values["ndim"] if bound.values["ndim"] is not None else bound.values["outdim"]
    outdim = 1 if outdim is None else int(outdim)
    if not 1 <= outdim <= x.ndim:
        raise ValueError(f"ndim {outdim} out of bound [1, {x.ndim + 1})")
    bound.values["x"] = bound.stated["x"] = x

    def rule(given):
        shape = shape_of(given["x"])
        return _same_type(given, (*shape[: outdim - 1], rosetta.product(shape[outdim - 1:])))

    return Call(_PATH + "flatten", bound, rule, outdim, x.dtype)


def dimshuffle(x, *pattern):
    """Axes in another order; 'x' is a new one of size 1, and axes of size 1 may be left out."""
    pattern = tuple(pattern[0]) if len(pattern) == 1 and isinstance(pattern[0], (list, tuple)) else pattern
    x = as_expression(x)

    def rule(given):
        shape = shape_of(given["self"])
        left = [n for axis, n in enumerate(shape) if axis not in pattern]
        if any(int(n) != 1 for n in left):
            raise ValueError(f"You cannot drop a non-broadcastable dimension: {written(shape)}, {pattern}.")
        return _same_type(given, [1 if each == "x" else shape[each] for each in pattern], "self")

    if any(each != "x" and not 0 <= each < x.ndim for each in pattern):
        raise ValueError(f"new_order {pattern} does not fit an input of {x.ndim} axes.")
    kept = [each for each in pattern if each != "x"]
    if kept != sorted(kept) and len(pattern) != x.ndim or (kept != sorted(kept) and "x" in pattern):
        order = [*kept, *(axis for axis in range(x.ndim) if axis not in kept)]
        places = iter(range(len(kept)))
        return dimshuffle(dimshuffle(x, *order), *("x" if each == "x" else next(places) for each in pattern))
    path = "theano.tensor.TensorVariable.dimshuffle" + ("" if len(kept) == len(pattern) == x.ndim else ".reshape")
    values = {"self": x, "pattern": list(pattern)}
    broad = [each == "x" or x.broadcastable[each] for each in pattern]
    return Call(path, rosetta.Bound(path, values, dict(values)), rule, len(pattern), x.dtype, broadcastable=broad)


def transpose(x, axes=None):
    """Axes in another order; reversed unless told otherwise."""
    x = as_expression(x)
    return dimshuffle(x, *(reversed(range(x.ndim)) if axes is None else axes))


def swapaxes(y, axis1, axis2):
    """Two axes exchanged."""
    order = list(range(as_expression(y).ndim))
    order[axis1], order[axis2] = order[axis2], order[axis1]
    return dimshuffle(y, *order)


def shape_padleft(t, n_ones=1):
    """New axes of size 1 in front."""
    t = as_expression(t)
    return dimshuffle(t, *["x"] * n_ones, *range(t.ndim))


def shape_padright(t, n_ones=1):
    """New axes of size 1 at the end."""
    t = as_expression(t)
    return dimshuffle(t, *range(t.ndim), *["x"] * n_ones)


def shape_padaxis(t, axis):
    """A new axis of size 1."""
    t = as_expression(t)
    order = list(range(t.ndim))
    order.insert(axis_of(axis, t.ndim + 1), "x")
    return dimshuffle(t, *order)


def _joined(given):
    parts = [shape_of(each) for each in given["tensor_list"]]
    at, first = axis_of(given["axis"], len(parts[0])), list(parts[0])
    for each in parts[1:]:
        if len(each) != len(first) or any(int(a) != int(b) for i, (a, b) in enumerate(zip(each, first)) if i != at):
            raise ValueError(f"all the input array dimensions except for the concatenation axis must match exactly. Received {' and '.join(map(written, parts))}.")
    if at == 0 and any(isinstance(each[0], BatchDim) for each in parts):
        raise rosetta.UnknownCall("theano.tensor.concatenate along the batch axis is not known here: one batch is read at a time.")
    first[at] = sum(int(each[at]) for each in parts)
    return Made(first, type_of(given["tensor_list"][0]))


concatenate = function(_PATH + "concatenate", _joined, lambda bound: bound.values["tensor_list"][0].ndim, ("tensor_list",))
join = named(lambda axis, *tensors_list: concatenate(list(tensors_list), axis=axis), _PATH + "join")


def stack(*tensors, **kwargs):
    """Values of one shape beside one another on a new axis."""
    axis = kwargs.get("axis", 0)
    if len(tensors) in (1, 2) and isinstance(tensors[0], (list, tuple)):
        tensors, axis = tensors[0], tensors[1] if len(tensors) == 2 else axis
    return concatenate([shape_padaxis(each, axis) for each in tensors], axis=axis)


def _filled(what):
    def make(shape, dtype=None):
        raise rosetta.UnknownCall(f"theano.tensor.{what} of a symbolic shape is not known here: arrays that the model makes itself are not modelled. Expected values that come from its inputs and weights.")

    return named(make, _PATH + what)


zeros, ones, eye = _filled("zeros"), _filled("ones"), _filled("eye")


def arange(start, stop=None, step=1, dtype=None):
    """Numbers in order, as an index."""
    sources = [0 if stop is None else start, start if stop is None else stop, step]
    made = Derived([sources], lambda bounds: range(*map(int, bounds)), 1)
    made.rows = sources[1]
    return made
