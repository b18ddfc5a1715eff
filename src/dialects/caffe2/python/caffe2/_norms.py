"""Normalisation: over the batch, over an example's own axes, over groups of channels, over neighbours."""

import rosetta

from ._layers import is_last
from ._operators import Operator
from . import _shapes as shapes


def _channels(v, data, scale, what):
    last = is_last(v, what)
    _, channels, _ = shapes.image_of(data, last, what) if len(data) > 2 else (data[0], data[1], ())
    if int(scale[0]) != int(channels):
        raise RuntimeError(f"[enforce fail at {what}] scale.size(0) == C. Expected {int(channels)} channels. Received a scale of {int(scale[0])}.")
    return data


Operator("SpatialBN", lambda v, data, scale, *rest: _channels(v, data, scale, "SpatialBN"), roles={1: "scale", 2: "bias", 3: "mean", 4: "var"}, statistics=("mean", "var"), mode=True, outputs=5)
Operator("InstanceNorm", lambda v, data, scale, bias: _channels(v, data, scale, "InstanceNorm"), roles={1: "scale", 2: "bias"}, outputs=3)


def _grouped(v, data, scale, bias):
    _channels(v, data, scale, "GroupNorm")
    groups = int(32 if v.group is None else v.group)
    if int(scale[0]) % groups:
        raise RuntimeError(f"[enforce fail at group_norm_op.h] C % G == 0. Expected group to divide the {int(scale[0])} channels. Received group={groups}.")
    return data


Operator("GroupNorm", _grouped, roles={1: "scale", 2: "bias"}, outputs=3)


def _layered(v, data, *weights):
    axis = int(1 if v.axis is None else v.axis)
    shape = data[axis:]
    if weights and int(rosetta.product(weights[0])) != int(rosetta.product(shape)):
        raise RuntimeError(f"[enforce fail at layer_norm_op.h] gamma.numel() == N. Expected {int(rosetta.product(shape))} numbers, one per normalised value. Received {shapes.written(weights[0])}.")
    if bool(weights) != bool(v.elementwise_affine):
        raise rosetta.UnknownCall("LayerNorm with weights is read with elementwise_affine=True, and without weights when it is False. Expected both to agree.")
    return data


Operator("LayerNorm", _layered, roles={1: "scale", 2: "bias"}, outputs=3)


def _neighbours(v, data):
    if int(v.size or 0) % 2 != 1:
        raise RuntimeError(f"[enforce fail at local_response_normalization_op.h] size_ % 2 == 1. LRN only supports odd values for size. Received size={v.size}.")
    is_last(v, "LRN")
    return data


Operator("LRN", _neighbours, outputs=2, required=("size", "alpha", "beta"))
