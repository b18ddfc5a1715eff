"""Operators that rearrange: reshape, transpose, slices, concatenation, padding, enlarging."""

import rosetta

from . import _shapes as shapes
from ._operators import Operator
from ._state import MXNetError


def _reshape(v, data):
    target = (v.shape,) if isinstance(v.shape, int) else tuple(v.shape or ())
    if not target or tuple(v.get("target_shape") or ()):
        raise MXNetError("Check failed: target shape must be present for Reshape: give shape=(…)")
    return shapes.reshaped(data, target, bool(v.reverse))


def order_of(name, v, rank):
    """The axes of a transposition in their new order."""
    if name == "transpose":
        axes = tuple(v.axes or ())
        return [shapes.axis_of(each, rank) for each in axes] if axes else list(reversed(range(rank)))
    order, one, other = list(range(rank)), shapes.axis_of(v.dim1, rank), shapes.axis_of(v.dim2, rank)
    order[one], order[other] = other, one
    return order


def _permuted(name):
    return lambda v, data: tuple(data[axis] for axis in order_of(name, v, len(data)))


def _expanded(v, data):
    at = shapes.axis_of(v.axis, len(data), 1)
    return (*data[:at], 1, *data[at:])


def _squeezed(v, data):
    axes = [i for i, n in enumerate(data) if type(n) is int and n == 1] if v.axis is None else shapes.axes_of(v.axis, len(data))
    for axis in axes:
        if int(data[axis]) != 1:
            raise MXNetError(f"Check failed: cannot squeeze axis={axis} with dimension {int(data[axis])}")
    return tuple(n for i, n in enumerate(data) if i not in axes)


def _joined(axis_name):
    def shape(v, *many):
        axis = shapes.axis_of(v.get(axis_name), len(many[0]))
        for each in many[1:]:
            if any(int(a) != int(b) for i, (a, b) in enumerate(zip(each, many[0])) if i != axis):
                raise MXNetError(f"Check failed: Incompatible input shapes for Concat: {', '.join(shapes.written(one) for one in many)}")
        return tuple(sum(int(each[i]) for each in many) if i == axis else n for i, n in enumerate(many[0]))

    return shape


def _stacked(v, *many):
    at = shapes.axis_of(v.axis, len(many[0]), 1)
    return (*many[0][:at], len(many), *many[0][at:])


def _split(v, data):
    axis, parts = shapes.axis_of(v.axis, len(data)), int(v.num_outputs)
    if int(data[axis]) % parts:
        raise MXNetError(f"Check failed: num_outputs has to divide the number of elements along the axis: {parts} of {int(data[axis])}")
    size = int(data[axis]) // parts
    shape = tuple(size if i == axis else n for i, n in enumerate(data))
    if v.squeeze_axis:
        shape = tuple(n for i, n in enumerate(shape) if i != axis)
    return [shape] * parts if parts > 1 else shape


def cut(n, begin, end, step=1):
    """Size of an axis after a slice; a whole axis keeps its batch."""
    if begin in (None, 0) and step in (None, 1) and (end is None or end == int(n)):
        return n
    if isinstance(n, rosetta.BatchDim):
        raise rosetta.UnknownCall("A slice of the batch axis inside a model is not known here. Expected slices of the other axes.")
    return len(range(int(n))[slice(begin, end, step)])


def _sliced(v, data):
    begin, end, step = list(v.begin), list(v.end), list(v.get("step") or ())
    step += [None] * (len(begin) - len(step))
    return tuple(cut(n, begin[i], end[i], step[i]) if i < len(begin) else n for i, n in enumerate(data))


def _sliced_axis(v, data):
    axis = shapes.axis_of(v.axis, len(data))
    return tuple(cut(n, v.begin, v.end) if i == axis else n for i, n in enumerate(data))


def _padded(v, data):
    width = tuple(v.pad_width)
    if len(width) != 2 * len(data):
        raise MXNetError(f"Check failed: pad_width must hold two numbers for each of the {len(data)} axes. Received {width}")
    return tuple(n if width[2 * i] == width[2 * i + 1] == 0 else int(n) + width[2 * i] + width[2 * i + 1] for i, n in enumerate(data))


def _enlarged(v, *many):
    if v.sample_type != "nearest" or len(many) != 1:
        raise rosetta.UnknownCall(f"UpSampling(sample_type={v.sample_type!r}) of {len(many)} arrays is not known here. Expected sample_type='nearest' and one array: 'bilinear' is a transposed convolution with a learned kernel.")
    batch, channels, *spatial = many[0]
    return (batch, channels, *(int(n) * int(v.scale) for n in spatial))


for _name in ("Reshape", "reshape"):
    Operator(_name, _reshape)
Operator("transpose", _permuted("transpose"))
for _name in ("swapaxes", "SwapAxis"):
    Operator(_name, _permuted(_name))
Operator("expand_dims", _expanded, required=("axis",))
Operator("squeeze", _squeezed)
for _name in ("Concat", "concat"):
    Operator(_name, _joined("dim"), variadic=True)
Operator("stack", _stacked, variadic=True)
for _name in ("SliceChannel", "split"):
    Operator(_name, _split, required=("num_outputs",))
Operator("slice", _sliced, required=("begin", "end"))
Operator("slice_axis", _sliced_axis, required=("axis", "begin"))
for _name in ("Pad", "pad"):
    Operator(_name, _padded, required=("mode", "pad_width"))
Operator("UpSampling", _enlarged, variadic=True, required=("scale", "sample_type"))
