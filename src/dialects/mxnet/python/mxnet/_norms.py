"""Operators that normalise, with their scales, shifts and running statistics."""

from . import _shapes as shapes
from ._operators import Operator
from ._state import MXNetError


def _channels(v, data):
    return int(data[shapes.axis_of(v.axis, len(data))])


def _batch_norm(v, data):
    if v.output_mean_var:
        import rosetta

        raise rosetta.UnknownCall("BatchNorm(output_mean_var=True) is not known here: statistics as outputs are not modelled.")
    size = (_channels(v, data),)
    return {role: size for role in ("gamma", "beta", "moving_mean", "moving_var")}


def _layer_norm(v, data):
    return {role: (_channels(v, data),) for role in ("gamma", "beta")}


def _by_channel(v, data):
    if len(data) < 3:
        raise MXNetError(f"Check failed: expected an input of at least 3 axes. Received {shapes.written(data)}")
    return {role: (int(data[1]),) for role in ("gamma", "beta")}


def _group_norm(v, data):
    """Before 2.0 each group, not each channel, has a scale and a shift (src/operator/nn/group_norm.cc, GroupNormShape)."""
    import rosetta

    raise rosetta.UnknownCall("GroupNorm is not modelled here: MXNet 1.x learns one scale and one shift per group, not per channel. Known: BatchNorm, LayerNorm, InstanceNorm.")


def _neighbours(v, data):
    """Local response normalisation wants images and an odd window (src/operator/nn/lrn.cc)."""
    if len(data) != 4:
        raise MXNetError(f"Check failed: dshape.ndim() == 4U: Input data should be 4D in batch-num_filter-y-x. Received {shapes.written(data)}")
    if int(v.nsize) % 2 != 1:
        raise MXNetError(f"Check failed: param_.nsize % 2 == 1U: LRN only supports odd values for local_size. Received {v.nsize}")
    return data


_same = lambda v, data, *_: data  # noqa: E731
Operator("LRN", _neighbours, required=("nsize",))
Operator("BatchNorm", _same, weights=_batch_norm, roles=("gamma", "beta", "moving_mean", "moving_var"), statistics=("moving_mean", "moving_var"), follows_mode=True)
Operator("LayerNorm", _same, weights=_layer_norm, roles=("gamma", "beta"))
Operator("InstanceNorm", _same, weights=_by_channel, roles=("gamma", "beta"))
Operator("GroupNorm", _same, weights=_group_norm, roles=("gamma", "beta"))
