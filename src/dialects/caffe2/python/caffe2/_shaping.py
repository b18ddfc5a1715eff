"""The same values in other shapes and places: reshapes, transpositions, joins, cuts, borders, enlarged images; products of matrices."""

import rosetta
from rosetta import BatchDim

from . import _shapes as shapes
from ._layers import is_last
from ._operators import Operator



def _reshaped(v, data):
    if v.shape is None:
        raise rosetta.UnknownCall("Reshape by a shape that the net computes is not known here. Expected shape=[…].")
    made, left = [], None
    for index, n in enumerate(v.shape):
        if int(n) == 0:
            made.append(data[index])
        elif int(n) == -1:
            left = index
            made.append(None)
        else:
            made.append(data[0] if index == 0 and isinstance(data[0], BatchDim) and int(n) == int(data[0]) else int(n))
    if left is not None:
        made[left] = rosetta.divide(rosetta.product(data), rosetta.product([n for n in made if n is not None]))
    if int(rosetta.product(made)) != int(rosetta.product(data)):
        raise RuntimeError(f"[enforce fail at reshape_op.h] input.numel() == size. Expected as many values as {shapes.written(data)} holds. Received shape={list(v.shape)}.")
    return tuple(made)


def _flat(v, data):
    axis = int(1 if v.axis is None else v.axis)
    return (rosetta.product(data[:axis]) if axis else 1, rosetta.product(data[axis:]))


def _expanded(v, data):
    made = list(data)
    for axis in sorted(int(n) for n in v.dims):
        made.insert(axis, 1)
    return tuple(made)


def _squeezed(v, data):
    gone = [int(n) for n in v.dims]
    if any(int(data[n]) != 1 for n in gone):
        raise RuntimeError(f"[enforce fail at expand_squeeze_dims_op.h] Dimension of input must be 1. Expected axes {gone} of {shapes.written(data)} to hold one number each.")
    return tuple(n for i, n in enumerate(data) if i not in gone)


def _transposed(v, data):
    axes = [int(n) for n in v.axes] if v.axes else list(reversed(range(len(data))))
    return tuple(data[n] for n in axes)


Operator("Reshape", _reshaped, outputs=2)
Operator("Flatten", _flat)
Operator("ExpandDims", _expanded, required=("dims",))
Operator("Squeeze", _squeezed, required=("dims",))
Operator("Transpose", _transposed)
Operator("NCHW2NHWC", lambda v, data: (data[0], *data[2:], data[1]))
Operator("NHWC2NCHW", lambda v, data: (data[0], data[-1], *data[1:-1]))


def axis_of_join(v):
    """Concat and Split go along ``axis``, else along the channels of the order."""
    return int(v.axis) if v.axis is not None else 3 if v.order == "NHWC" else 1


def _joined(v, *many):
    axis = axis_of_join(v)
    if v.add_axis:
        return (*many[0][:axis], len(many), *many[0][axis:])
    axis = axis + len(many[0]) if axis < 0 else axis
    for each in many:
        if len(each) != len(many[0]) or any(int(a) != int(b) for i, (a, b) in enumerate(zip(each, many[0])) if i != axis):
            raise RuntimeError(f"[enforce fail at concat_split_op.h] All inputs of Concat should have same dims except the axis. Received {', '.join(map(shapes.written, many))}.")
    return (*many[0][:axis], sum(int(each[axis]) for each in many), *many[0][axis + 1:])


def _refuse_new_axis(node, v, data, path):
    if v.add_axis:
        raise rosetta.UnknownCall(f"{path}(add_axis=1) is not known here. Expected ExpandDims of each blob, then Concat.")
    return data


Operator("Concat", _joined, outputs=2, before=_refuse_new_axis)


def _parts(v, data, count):
    axis = axis_of_join(v)
    axis = axis + len(data) if axis < 0 else axis
    sizes = [int(n) for n in v.split] if v.split else [int(data[axis]) // count] * count
    if sum(sizes) != int(data[axis]):
        raise RuntimeError(f"[enforce fail at concat_split_op.h] Sum of split dimensions do not match: should be {int(data[axis])}. Received {sizes}.")
    return [(*data[:axis], n, *data[axis + 1:]) for n in sizes]


Operator("Split", _parts, each=True)


def ranges_of(v, rank):
    """Where Slice begins and ends: −1 is the end itself, −2 the one before."""
    return list(v.starts) + [0] * (rank - len(v.starts)), list(v.ends) + [-1] * (rank - len(v.ends))


def _cut(v, data):
    if v.starts is None or v.ends is None:
        raise rosetta.UnknownCall("Slice by places that the net computes is not known here. Expected starts=[…] and ends=[…].")
    made = []
    for n, start, end in zip(data, *ranges_of(v, len(data))):
        size = int(n)
        low, high = (size + 1 + int(each) if int(each) < 0 else int(each) for each in (start, end))
        made.append(n if low == 0 and high >= size else min(high, size) - low)
    return tuple(made)


Operator("Slice", _cut)


def _bordered(v, data):
    last = is_last(v, "PadImage")
    batch, channels, sizes = shapes.image_of(data, last, "PadImage")
    before, after = shapes.pads(v, 2)
    return shapes.image(batch, channels, [int(n) + a + b for n, a, b in zip(sizes, before, after)], last)


Operator("PadImage", _bordered)


def _enlarged(v, data):
    last = is_last(v, "ResizeNearest")
    batch, channels, (high, wide) = shapes.image_of(data, last, "ResizeNearest")
    return shapes.image(batch, channels, [int(high * float(v.height_scale or 1)), int(wide * float(v.width_scale or 1))], last)


for _name in ("ResizeNearest", "UpsampleBilinear"):
    Operator(_name, _enlarged)


def _product(v, a, b):
    if v.broadcast and len(a) != len(b):
        raise rosetta.UnknownCall("BatchMatMul(broadcast=1) of blobs with different numbers of axes is not known here. Expected the same number.")
    m, k = (a[-1], a[-2]) if v.trans_a else (a[-2], a[-1])
    k2, n = (b[-1], b[-2]) if v.trans_b else (b[-2], b[-1])
    if int(k) != int(k2) or len(a) < 2:
        raise RuntimeError(f"[enforce fail at matmul_op.h] Dimension mismatch: {shapes.written(a)} times {shapes.written(b)}, trans_a: {int(v.trans_a or 0)}, trans_b: {int(v.trans_b or 0)}.")
    return (*shapes.broadcast(a[:-2], b[:-2]), m, n)


Operator("MatMul", _product)
Operator("BatchMatMul", _product)

