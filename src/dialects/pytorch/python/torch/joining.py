"""Functions that join tensors, cut them, and multiply matrices."""

import rosetta

from . import dtypes
from .record import function, named, said
from .reshaping import squeeze, unsqueeze
from .shapes import Size, axis, broadcast
from .tensor import Tensor


def cat(*args, **kwargs):
    """Tensors joined along an axis."""
    if "axis" in kwargs:
        kwargs["dim"] = kwargs.pop("axis")
    bound = rosetta.bind("torch.cat", args, kwargs)
    tensors = list(bound.tensors)
    if not tensors or not all(isinstance(each, Tensor) for each in tensors):
        raise TypeError("expected Tensor as element of argument 'tensors' of cat()")
    shape = list(tensors[0].shape)
    at = axis(bound.dim, len(shape))
    for each in tensors[1:]:
        if len(each.shape) != len(shape) or any(int(a) != int(b) for i, (a, b) in enumerate(zip(each.shape, shape)) if i != at):
            raise RuntimeError(f"Sizes of tensors must match except in dimension {at}. Expected size {tuple(map(int, shape))} but got size {tuple(map(int, each.shape))}")
    shape[at] = sum(int(each.shape[at]) for each in tensors)
    return said("torch.cat", bound, tensors, shape)


named(cat, "torch.cat")
concat = concatenate = cat


def stack(tensors, dim=0):
    """Tensors joined along a new axis: each gets the axis, then they are joined."""
    return cat([unsqueeze(each, dim) for each in tensors], dim)


named(stack, "torch.stack")


def _narrowed(bound):
    shape = list(bound.input.shape)
    shape[axis(bound.dim, len(shape))] = bound.length
    return Size(shape)


narrow = function("torch.narrow", _narrowed)


def split(tensor, split_size_or_sections, dim=0):
    """Pieces of a tensor along an axis."""
    size = tensor.shape[axis(dim, tensor.dim())]
    sections = split_size_or_sections
    if isinstance(sections, int):
        sections = [min(sections, int(size) - start) for start in range(0, int(size), sections)]
    if sum(sections) != int(size):
        raise RuntimeError(f"split_with_sizes expects split_sizes to sum exactly to {int(size)} (input tensor's size at dimension {dim}), but got split_sizes={list(sections)}")
    starts = [sum(sections[:i]) for i in range(len(sections))]
    return tuple(narrow(tensor, dim, start, length) for start, length in zip(starts, sections))


named(split, "torch.split")


def chunk(input, chunks, dim=0):
    """A tensor cut into pieces of equal size; the last may be smaller."""
    size = int(input.shape[axis(dim, input.dim())])
    return split(input, -(-size // chunks), dim)


named(chunk, "torch.chunk")


def unbind(input, dim=0):
    """The slices of a tensor along an axis."""
    return tuple(squeeze(narrow(input, dim, i, 1), dim) for i in range(int(input.shape[axis(dim, input.dim())])))


named(unbind, "torch.unbind")


def select(input, dim, index):
    """One slice of a tensor along an axis."""
    return squeeze(narrow(input, dim, index % int(input.shape[axis(dim, input.dim())]), 1), dim)


def _product(path, a, b, bound):
    left, right = a.shape, b.shape
    if len(left) < 1 or len(right) < 1:
        raise RuntimeError("both arguments to matmul need to be at least 1D, but they are 0D")
    inner = (left[-1], right[-2] if len(right) > 1 else right[0])
    if int(inner[0]) != int(inner[1]):
        raise RuntimeError(f"mat1 and mat2 shapes cannot be multiplied ({tuple(map(int, left))} and {tuple(map(int, right))})")
    lead = broadcast(left[:-2], right[:-2]) if len(left) > 1 and len(right) > 1 else Size(left[:-2] or right[:-2])
    rows = (left[-2],) if len(left) > 1 else ()
    columns = (right[-1],) if len(right) > 1 else ()
    return said(path, bound, [a, b], Size((*lead, *rows, *columns)), dtypes.promote(a.dtype, b.dtype))


def _matrix(path, names):
    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        return _product(path, *(bound.values[name] for name in names), bound)

    return named(call, path)


matmul, mm, bmm = _matrix("torch.matmul", ("input", "other")), _matrix("torch.mm", ("input", "mat2")), _matrix("torch.bmm", ("input", "mat2"))
dot = _matrix("torch.dot", ("input", "tensor"))
Tensor.__matmul__ = lambda self, other: _product("operator.matmul", self, other, rosetta.bind("operator.matmul", [self, other], {}))

for _name in ("split", "chunk", "unbind", "narrow", "select", "matmul", "mm", "bmm", "dot"):
    setattr(Tensor, _name, globals()[_name])
