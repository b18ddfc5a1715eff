"""Shapes and places: reshape, transpose, join, cut, pad, index."""

import builtins

import rosetta
from rosetta import BatchDim, Symbolic

from ._dims import axes_of, axis_of, reshaped, written
from ._dtypes import as_dtype
from ._graph import UNKNOWN, Made, Tensor, draw
from . import _indexing  # noqa: F401
from ._sources import operand, size_of

_slice = builtins.slice


def reshape(*args, **kwargs):
    """The same elements in another shape."""
    bound = rosetta.bind("tensorflow.reshape", args, kwargs)
    shape = bound.shape.sample if isinstance(bound.shape, Tensor) and not isinstance(bound.shape.sample, type(UNKNOWN)) else bound.shape

    def compute(ins, given):
        if not isinstance(ins[0], Symbolic):
            return ins[0]
        return Made(reshaped(ins[0].shape, size_of(given["shape"])), ins[0].dtype)

    return draw("tensorflow.reshape", bound, [operand(bound.tensor)], compute, name=bound.name or "Reshape") if shape is not None else bound.tensor


def transpose(*args, **kwargs):
    """Axes in another order; without one they are turned around."""
    bound = rosetta.bind("tensorflow.transpose", args, kwargs)

    def compute(ins, given):
        rank = len(ins[0].shape)
        order = [axis_of(each, rank) for each in (given["perm"] if given["perm"] is not None else range(rank - 1, -1, -1))]
        if sorted(order) != list(range(rank)):
            raise ValueError(f"perm must name each of the {rank} axes once. Received: {order}")
        return Made([ins[0].shape[each] for each in order], ins[0].dtype)

    return draw("tensorflow.transpose", bound, [operand(bound.a)], compute, name=bound.name)


def concat(*args, **kwargs):
    """Tensors one after the other along an axis; a single tensor is itself."""
    bound = rosetta.bind("tensorflow.concat", args, kwargs)
    if isinstance(bound.values["values"], Tensor):
        from ._control import same

        return same("tensorflow.identity", None, bound.values["values"])

    def compute(ins, given):
        if all(not isinstance(each, Symbolic) for each in ins[0]):
            return [n for each in ins[0] for n in (each if isinstance(each, (list, tuple)) else [each])]
        shapes = [list(each.shape) for each in ins[0]]
        at = axis_of(given["axis"], len(shapes[0]))
        for each in shapes[1:]:
            if len(each) != len(shapes[0]) or any(int(a) != int(b) for i, (a, b) in enumerate(zip(each, shapes[0])) if i != at):
                raise ValueError(f"Dimension mismatch: tf.concat along axis {at} of shapes {', '.join(written(s) for s in shapes)}.")
        joined = list(shapes[0])
        joined[at] = sum(int(each[at]) for each in shapes) if not isinstance(joined[at], BatchDim) else BatchDim(sum(int(each[at]) for each in shapes), sum(each[at].factor for each in shapes))
        return Made(joined, ins[0][0].dtype)

    return draw("tensorflow.concat", bound, [[operand(each) for each in bound.values["values"]]], compute)


def stack(*args, **kwargs):
    """Tensors along a new axis."""
    bound = rosetta.bind("tensorflow.stack", args, kwargs)

    def compute(ins, given):
        if all(not isinstance(each, Symbolic) for each in ins[0]):
            return tuple(ins[0])
        shape = list(next(each for each in ins[0] if isinstance(each, Symbolic)).shape)
        at = int(given["axis"]) + (len(shape) + 1 if int(given["axis"]) < 0 else 0)
        return Made([*shape[:at], len(ins[0]), *shape[at:]], ins[0][0].dtype)

    return draw("tensorflow.stack", bound, [[operand(each) for each in bound.values["values"]]], compute)


def unstack(*args, **kwargs):
    """The slices along an axis, each a tensor."""
    bound = rosetta.bind("tensorflow.unstack", args, kwargs)
    value = operand(bound.value)
    axis = axis_of(bound.axis, len(value.sample.shape))
    count = int(bound.num if bound.num is not None else value.sample.shape[axis])
    return [value[tuple([_slice(None)] * axis + [i])] for i in range(count)]


def split(*args, **kwargs):
    """Parts along an axis."""
    bound = rosetta.bind("tensorflow.split", args, kwargs)
    value, sizes = operand(bound.value), bound.num_or_size_splits
    axis = axis_of(bound.axis, len(value.sample.shape))
    if isinstance(sizes, int):
        sizes = [int(value.sample.shape[axis]) // sizes] * sizes
    parts, start = [], 0
    for each in sizes:
        parts.append(value[tuple([_slice(None)] * axis + [_slice(start, start + int(each))])])
        start += int(each)
    return parts


def squeeze(*args, **kwargs):
    """Axes of size 1 removed."""
    bound = rosetta.bind("tensorflow.squeeze", args, kwargs)
    axis = bound.axis if bound.axis is not None else bound.values.get("squeeze_dims")

    def compute(ins, _):
        shape = ins[0].shape
        gone = [i for i, n in enumerate(shape) if not isinstance(n, BatchDim) and int(n) == 1] if axis is None or axis == [] else axes_of(axis, len(shape))
        if any(int(shape[i]) != 1 for i in gone):
            raise ValueError(f"Can not squeeze dim[{gone[0]}], expected a dimension of 1, got {int(shape[gone[0]])}.")
        return Made([n for i, n in enumerate(shape) if i not in gone], ins[0].dtype)

    return draw("tensorflow.squeeze", bound, [operand(bound.input)], compute)


def expand_dims(*args, **kwargs):
    """A new axis of size 1."""
    bound = rosetta.bind("tensorflow.expand_dims", args, kwargs)
    axis = bound.axis if bound.axis is not None else bound.values.get("dim")

    def compute(ins, _):
        shape = list(ins[0].shape) if isinstance(ins[0], Symbolic) else []
        at = int(axis) + (len(shape) + 1 if int(axis) < 0 else 0)
        return Made([*shape[:at], 1, *shape[at:]], ins[0].dtype if isinstance(ins[0], Symbolic) else "float32")

    return draw("tensorflow.expand_dims", bound, [operand(bound.input)], compute)


def pad(*args, **kwargs):
    """Values added around."""
    bound = rosetta.bind("tensorflow.pad", args, kwargs)
    around = bound.paddings
    if isinstance(around, Tensor) or (isinstance(around, Symbolic) and around.rosetta_constant is not None):
        content = (around.sample if isinstance(around, Tensor) else around).rosetta_constant
        around = [list(content[i:i + 2]) for i in range(0, len(content), 2)]
    bound.stated["paddings"] = bound.values["paddings"] = around = [[int(n) for n in each] for each in around]

    def compute(ins, _):
        return Made([n if not any(each) else int(n) + sum(each) for n, each in zip(ins[0].shape, around)], ins[0].dtype)

    return draw("tensorflow.pad", bound, [operand(bound.tensor)], compute)


def slice(*args, **kwargs):
    """A block from ``begin`` of ``size``."""
    bound = rosetta.bind("tensorflow.slice", args, kwargs)
    begin, size = (size_of(each) for each in (bound.begin, bound.size))
    return operand(bound.input_)[tuple(_slice(int(b), None if int(n) == -1 else int(b) + int(n)) for b, n in zip(begin, size))]


def one_hot(*args, **kwargs):
    """Rows that are 1 at the index."""
    bound = rosetta.bind("tensorflow.one_hot", args, kwargs)
    dtype = as_dtype("float32" if bound.dtype is None else bound.dtype)
    return draw("tensorflow.one_hot", bound, [operand(bound.indices)], lambda ins, given: Made([*ins[0].shape, int(given["depth"])], dtype), name=bound.name or "one_hot")


def tile(*args, **kwargs):
    """Copies along each axis."""
    bound = rosetta.bind("tensorflow.tile", args, kwargs)
    return draw("tensorflow.tile", bound, [operand(bound.input)], lambda ins, given: Made([n * int(m) if int(m) != 1 else n for n, m in zip(ins[0].shape, size_of(given["multiples"]))], ins[0].dtype))


def gather(*args, **kwargs):
    """Rows by their numbers."""
    bound = rosetta.bind("tensorflow.gather", args, kwargs)
    return draw("tensorflow.gather", bound, [operand(bound.params), operand(bound.indices)], lambda ins, _: Made([*ins[1].shape, *ins[0].shape[1:]], ins[0].dtype))
