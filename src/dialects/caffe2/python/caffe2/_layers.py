"""Operators with weights, pooling, dropout and activations."""

import rosetta

from . import _shapes as shapes
from ._operators import Operator
from ._tensor import Tensor


def is_last(v, what):
    """Whether the channels stand last."""
    if v.order not in (None, "NCHW", "NHWC"):
        raise RuntimeError(f"{what}: Unknown Storage order: {v.order}. Expected NCHW or NHWC.")
    return v.order == "NHWC"


def _plain_padding(v, what):
    if v.legacy_pad not in (None, 0):
        raise rosetta.UnknownCall(f"{what}(legacy_pad={v.legacy_pad}) is not known here: padding by old rules is not modelled. Expected pad.")


def _conv_shape(v, data, weight, bias=None):
    last = is_last(v, "Conv")
    _plain_padding(v, "Conv")
    batch, channels, sizes = shapes.image_of(data, last, "Conv")
    kernel = weight[1:-1] if last else weight[2:]
    inner = int(weight[-1] if last else weight[1])
    groups = int(v.group or 1)
    if len(kernel) != len(sizes) or inner * groups != int(channels):
        raise RuntimeError(f"[enforce fail at conv_op_impl.h] C == filter.dim * group. Expected {inner * groups} input channels and {len(kernel)} spatial axes, as the filter {shapes.written(weight)} with group={groups} says. Received shape {shapes.written(data)}.")
    rank = len(sizes)
    before, after = shapes.pads(v, rank)
    made = shapes.swept(sizes, [int(n) for n in kernel], shapes.several(v, "stride", rank, 1), shapes.several(v, "dilation", rank, 1), before, after, "Conv")
    return shapes.image(batch, int(weight[0]), made, last)


Operator("Conv", _conv_shape, roles={1: "weight", 2: "bias"})


def _pool_shape(v, data):
    last = is_last(v, "pooling")
    _plain_padding(v, "pooling")
    batch, channels, sizes = shapes.image_of(data, last, "pooling")
    if v.global_pooling:
        return shapes.image(batch, channels, [1] * len(sizes), last)
    rank = len(sizes)
    kernel = shapes.several(v, "kernel", rank, 0)
    if any(k <= 0 for k in kernel):
        raise RuntimeError("[enforce fail at conv_pool_op_base.h] kernel_[dim] > 0. If you are doing convolution or pooling, you will need to set explicitly the kernel size.")
    if any(d != 1 for d in shapes.several(v, "dilation", rank, 1)):
        raise RuntimeError("[enforce fail at pool_op.h] dilation_[i] == 1. Pooling op does not support dilation right now.")
    before, after = shapes.pads(v, rank)
    if any(p >= k for p, k in zip(before + after, kernel * 2)):
        raise RuntimeError(f"[enforce fail at conv_pool_op_base.h] pads_[dim] < kernel_[dim]. Expected padding smaller than the window {kernel}. Received {before} and {after}.")
    return shapes.image(batch, channels, shapes.swept(sizes, kernel, shapes.several(v, "stride", rank, 1), [1] * rank, before, after, "pooling"), last)


def _pool_part(v):
    return ".global" if v.global_pooling else ""


for _name in ("MaxPool", "AveragePool"):
    Operator(_name, _pool_shape, part=_pool_part)


def _axis(v, shape):
    """From which axis on values are joined before they are multiplied."""
    axis = int(1 if v.axis is None else v.axis)
    return axis + len(shape) if axis < 0 else axis


def _joined(node, v, data, path):
    """Axes after the first become one, said as a call of its own; a matrix for each step of a sequence leaves all axes as they are."""
    value = data[0]
    axis = _axis(v, value.shape)
    if axis == len(value.shape) - 1:
        return data
    if axis != 1:
        raise rosetta.UnknownCall(f"{path}(axis={v.axis}) of {shapes.written(value.shape)} is not known here. Expected axis=1, which keeps the batch apart, or the last one.")
    out = Tensor((value.shape[0], rosetta.product(value.shape[1:])), value._dtype)
    out.rosetta_cut = value.rosetta_cut
    rosetta.apply(f"{path}.flatten", [value], rosetta.Bound(path, {}, {}), [out], where=node.where)
    return [out, *data[1:]]


def _dense_shape(v, data, weight, bias=None):
    if int(data[-1]) != int(weight[1]):
        raise RuntimeError(f"[enforce fail at fully_connected_op.h] Dimension mismatch: X: {shapes.written(data)}, W: {shapes.written(weight)}. Expected dim_in={int(data[-1])}.")
    return (*data[:-1], int(weight[0]))


Operator("FC", _dense_shape, roles={1: "weight", 2: "bias"}, before=_joined)
Operator("Dropout", mode=True, outputs=2)
for _name in ("Relu", "Sigmoid", "Tanh", "Softmax"):
    Operator(_name)


def _transposed_shape(v, data, weight, bias=None):
    last = is_last(v, "ConvTranspose")
    _plain_padding(v, "ConvTranspose")
    batch, channels, sizes = shapes.image_of(data, last, "ConvTranspose")
    groups = int(v.group or 1)
    kernel = [int(n) for n in (weight[1:-1] if last else weight[2:])]
    if len(sizes) != 2:
        raise RuntimeError(f"[enforce fail at conv_transpose_op_impl.h] X.dim() == 4. Input must be 4D tensor. Received {shapes.written(data)}.")
    if int(weight[0]) != int(channels):
        raise RuntimeError(f"[enforce fail at conv_transpose_op_impl.h] filter.dim32(0) == M. Expected {int(weight[0])} input channels, as the filter {shapes.written(weight)} says. Received {shapes.written(data)}.")
    strides, adj = shapes.several(v, "stride", 2, 1), shapes.several(v, "adj", 2, 0)
    before, after = shapes.pads(v, 2)
    made = [s * (int(n) - 1) + k - low - high + a for n, k, s, a, low, high in zip(sizes, kernel, strides, adj, before, after)]
    return shapes.image(batch, int(weight[-1] if last else weight[1]) * groups, made, last)


Operator("ConvTranspose", _transposed_shape, roles={1: "weight", 2: "bias"})
Operator("Gather", lambda v, indices, table: (*indices, *table[1:]), roles={0: "table"}, dtype="float32")
