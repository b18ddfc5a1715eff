"""Normalisations as objects: BatchNorm with its running statistics, LayerNorm, GroupNorm."""

import rosetta
from jax._shapes import positive

from ..linen.layer import Mode
from .layers import Layer, fit, given
from .variables import BatchStat


def _learned(layer, shape):
    if layer.use_scale:
        layer.weight("scale", shape, "scale_init")
    if layer.bound.values.get("use_bias"):
        layer.weight("bias", shape, "bias_init")


class BatchNorm(Layer):
    __rosetta_path__ = "flax.nnx.BatchNorm"

    def build(self, bound):
        for name in ("mean", "var"):
            self.weight(name, (self.num_features,), kind=BatchStat)
        _learned(self, (self.num_features,))

    def forward(self, x, use_running_average=None, *, mask=None):
        x = given(x)
        if mask is not None:
            raise rosetta.UnknownCall("flax.nnx.BatchNorm(mask=…) is not known here: normalising over a part of the batch is not modelled.")
        running = self.use_running_average if use_running_average is None else use_running_average
        if int(x.shape[positive(self.axis, x.ndim)]) != int(self.num_features):
            raise ValueError(f"flax.nnx.BatchNorm: expected {self.num_features} features. Received shape {tuple(int(n) for n in x.shape)}.")
        return self.say([x], x.shape, Mode(use_running_average=bool(running)))


class LayerNorm(Layer):
    __rosetta_path__ = "flax.nnx.LayerNorm"

    def build(self, bound):
        if self.reduction_axes != -1 or self.feature_axes != -1:
            raise rosetta.UnknownCall("flax.nnx.LayerNorm over other axes than the last is not known here.")
        _learned(self, (self.num_features,))

    def forward(self, x, *, mask=None):
        x = given(x)
        if mask is not None:
            raise rosetta.UnknownCall("flax.nnx.LayerNorm(mask=…) is not known here.")
        fit(x, self.num_features, self.__rosetta_path__)
        return self.say([x], x.shape)


class GroupNorm(Layer):
    __rosetta_path__ = "flax.nnx.GroupNorm"

    def build(self, bound):
        if (self.num_groups is None) == (self.group_size is None):
            raise ValueError("Either `num_groups` or `group_size` should be specified. If `group_size` is to be specified, pass `num_groups=None` as argument to override the default `num_groups` value of 32.")
        _learned(self, (self.num_features,))

    def forward(self, x, *, mask=None):
        x = given(x)
        if mask is not None or self.reduction_axes is not None:
            raise rosetta.UnknownCall("flax.nnx.GroupNorm with mask or reduction_axes is not known here.")
        fit(x, self.num_features, self.__rosetta_path__)
        groups = self.num_groups if self.num_groups is not None else int(self.num_features) // self.group_size
        if int(self.num_features) % groups:
            raise ValueError(f"Number of groups ({groups}) does not divide the number of channels ({int(self.num_features)}).")
        return self.say([x], x.shape)


class _Unknown(Layer):
    """A layer that the neutral language has no word for yet."""

    def __init__(self, *args, **kwargs):
        rosetta.unknown(self.__rosetta_path__, ["BatchNorm", "LayerNorm", "GroupNorm"])


class InstanceNorm(_Unknown):
    __rosetta_path__ = "flax.nnx.InstanceNorm"


class RMSNorm(_Unknown):
    __rosetta_path__ = "flax.nnx.RMSNorm"
