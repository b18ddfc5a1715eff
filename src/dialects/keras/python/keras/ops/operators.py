"""Python's operators on tensors: ``x + 1``, ``x @ w``, ``x[:, 0]``."""

import rosetta
from rosetta import BatchDim

from .._shapes import broadcast
from ._base import operation, same


def _joined(bound, tensors):
    return tensors[0].shape if len(tensors) == 1 else broadcast(tensors[0].shape, tensors[1].shape)


def _float(bound, tensors):
    return next((each.dtype for each in tensors if str(each.dtype).startswith("float")), "float32" if any(isinstance(v, float) for v in bound.values.values()) else tensors[0].dtype)


add = operation("operator.add", ("a", "b"), _joined, _float)
sub = operation("operator.sub", ("a", "b"), _joined, _float)
mul = operation("operator.mul", ("a", "b"), _joined, _float)
truediv = operation("operator.truediv", ("a", "b"), _joined, "float32")
pow = operation("operator.pow", ("a", "b"), _joined, _float)
neg = operation("operator.neg", ("a",), same)
abs = operation("operator.abs", ("a",), same)


def product_shape(bound, tensors):
    """The shape of a matrix product."""
    left, right = tensors[0].shape, tensors[1].shape
    if len(left) < 2 or len(right) < 2 or int(left[-1]) != int(right[-2]):
        raise ValueError(f"Inputs of a matrix product must agree: received shapes {tuple(map(int, left))} and {tuple(map(int, right))}.")
    return (*broadcast(left[:-2], right[:-2]), left[-2], right[-1])


matmul = operation("operator.matmul", ("a", "b"), product_shape)


def _indexed(bound, tensors):
    items = bound.b if isinstance(bound.b, tuple) else (bound.b,)
    shape = list(tensors[0].shape)
    consumed = sum(1 for each in items if each is not None and each is not Ellipsis)
    if Ellipsis in items:
        at = items.index(Ellipsis)
        items = (*items[:at], *([slice(None)] * (len(shape) - consumed)), *items[at + 1:])
    items = (*items, *([slice(None)] * (len(shape) - sum(1 for each in items if each is not None))))
    result, axis = [], 0
    for item in items:
        if item is None:
            result.append(1)
            continue
        size = shape[axis]
        axis += 1
        if isinstance(item, slice):
            if item == slice(None):
                result.append(size)
            elif isinstance(size, BatchDim):
                raise rosetta.UnknownCall("A slice of the batch axis is not modelled here: leave the first axis whole (`x[:, …]`).")
            else:
                result.append(len(range(*item.indices(int(size)))))
        elif isinstance(item, int):
            if not -int(size) <= item < int(size):
                raise IndexError(f"Index {item} is out of bounds for an axis of size {int(size)}.")
        else:
            raise rosetta.UnknownCall(f"Indexing by {type(item).__name__} is not modelled here. Known: numbers, slices, `...`, None.")
    return tuple(result)


getitem = operation("operator.getitem", ("a",), _indexed)
