"""Normalisations as functions of their weights."""

import rosetta

from .. import _shapes
from .._record import Mode, floats, function, named, need, said, weights

layer_normalization = function("chainer.functions.layer_normalization", roles=("gamma", "beta"))
local_response_normalization = function("chainer.functions.local_response_normalization")
group_normalization = function("chainer.functions.group_normalization", roles=("gamma", "beta"))


def channel_axis(shape, axis, path):
    """The one axis whose entries are normalised apart: the second, unless ``axis`` names all others."""
    rank = len(shape)
    if axis is None:
        return 1
    kept = [i for i in range(rank) if i not in _shapes.axes(axis, rank, path)]
    if len(kept) != 1:
        raise rosetta.UnknownCall(f"{path} that normalises axes {axis} together is not known here. Expected all axes but one.")
    return kept[0]


def _wide(gamma, path):
    if len(gamma) != 1:
        raise rosetta.UnknownCall(f"{path} with statistics of shape {_shapes.written(gamma)} is not known here. Expected one number per channel.")


def batch_normalization(*args, **kwargs):
    """Normalisation by the statistics of the batch."""
    path = "chainer.functions.batch_normalization"
    bound = rosetta.bind(path, args, kwargs)
    floats(need(bound.x, "x", path), "x", path)
    own = weights(bound, ("gamma", "beta"))
    _wide(bound.gamma.shape, path)
    channel_axis(bound.x.shape, bound.values.get("axis"), path)
    return said(path, Mode(bound.stated), [bound.x], bound.x.shape, None, own)


named(batch_normalization, "chainer.functions.batch_normalization")


def normalize(x, eps=1e-5, axis=1):
    """Vectors along an axis divided by their length, plus ``eps``: said as the arithmetic it is."""
    from .arithmetic import sqrt, square, sum as total

    return x / (sqrt(total(square(x), axis=axis, keepdims=True)) + eps)
