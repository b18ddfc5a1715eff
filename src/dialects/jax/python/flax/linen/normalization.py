"""Normalisations: BatchNorm with its statistics in the collection ``batch_stats``, LayerNorm, GroupNorm."""

import rosetta
from jax._array import Array, Parameter
from jax._shapes import axes, positive
from jax._state import state

from .layer import Layer, Mode
from .functions import merge_param


def learned(layer, shape):
    """Scale and bias, where the layer has them."""
    weights = {}
    if layer.use_scale:
        weights["scale"] = layer.weight("scale", shape, "scale_init")
    if layer.bound.values.get("use_bias"):
        weights["bias"] = layer.weight("bias", shape, "bias_init")
    return weights


def renewed(statistic):
    """A running statistic after a step of training: the same one, known as changed."""
    made = object.__new__(Parameter)
    made.__dict__.update(statistic.__dict__, renewed=True)
    return made


class BatchNorm(Layer):
    __rosetta_path__ = "flax.linen.BatchNorm"

    def forward(self, x, use_running_average=None, *, mask=None):
        x = x if isinstance(x, Array) else Array.of(x).fed()
        if mask is not None:
            raise rosetta.UnknownCall("flax.linen.BatchNorm(mask=…) is not known here: normalising over a part of the batch is not modelled.")
        running = merge_param("use_running_average", self.use_running_average, use_running_average)
        channels = x.shape[positive(self.axis, x.ndim)]
        statistics = {name: self.scope.variable("batch_stats", name, (channels,), state=True) for name in ("mean", "var")}
        weights = {**learned(self, (channels,)), **statistics}
        if not running:
            self._update(statistics)
        elif not state().quiet and not self.scope.root.free:
            _warn_stale(statistics)
        return self.say([x], x.shape, weights, Mode(use_running_average=bool(running)))

    def _update(self, statistics):
        if self.scope.root.making:
            return
        for name, each in statistics.items():
            self.scope.update("batch_stats", name, renewed(each))
            if not self.scope.root.free and not state().quiet:
                state().trained.add(each.rosetta_parameter)


def _warn_stale(statistics):
    stale = any(each.rosetta_parameter in state().trained and not each.__dict__.get("renewed") for each in statistics.values())
    if stale:
        rosetta.note("warning", "This call is handed the running statistics from before training (mean 0, variance 1): what apply(…, mutable=['batch_stats']) returned was not kept. What is trained and evaluated here keeps them.")


class LayerNorm(Layer):
    __rosetta_path__ = "flax.linen.LayerNorm"

    def forward(self, x, *, mask=None):
        x = x if isinstance(x, Array) else Array.of(x).fed()
        if mask is not None:
            raise rosetta.UnknownCall(f"{self.__rosetta_path__}(mask=…) is not known here.")
        over, features = axes(self.reduction_axes, x.ndim), axes(self.feature_axes, x.ndim)
        if over != features:
            raise rosetta.UnknownCall(f"{self.__rosetta_path__}(reduction_axes={self.reduction_axes}, feature_axes={self.feature_axes}) is not known here. Expected the learned numbers on the axes that are normalised.")
        return self.say([x], x.shape, learned(self, [x.shape[axis] for axis in features]))


class GroupNorm(Layer):
    __rosetta_path__ = "flax.linen.GroupNorm"

    def forward(self, x, *, mask=None):
        x = x if isinstance(x, Array) else Array.of(x).fed()
        if mask is not None or self.reduction_axes is not None:
            raise rosetta.UnknownCall(f"{self.__rosetta_path__} with mask or reduction_axes is not known here. Expected all axes but the batch.")
        if (self.num_groups is None) == (self.group_size is None):
            raise ValueError("Either `num_groups` or `group_size` should be specified. If `group_size` is to be specified, pass `num_groups=None` as argument to override the default `num_groups` value of 32.")
        channels = int(x.shape[-1])
        groups = self.num_groups if self.num_groups is not None else channels // self.group_size
        if channels % groups:
            raise ValueError(f"Number of groups ({groups}) does not divide the number of channels ({channels}).")
        return self.say([x], x.shape, learned(self, (channels,)))


class _Unknown(Layer):
    """A layer that the neutral language has no word for yet."""

    def __init__(self, *args, **kwargs):
        rosetta.unknown(self.__rosetta_path__, ["BatchNorm", "LayerNorm", "GroupNorm"])


class InstanceNorm(_Unknown):
    __rosetta_path__ = "flax.linen.InstanceNorm"


class RMSNorm(_Unknown):
    __rosetta_path__ = "flax.linen.RMSNorm"
