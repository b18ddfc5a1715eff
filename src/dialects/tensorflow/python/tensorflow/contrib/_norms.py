"""Normalisations of tf.contrib.layers within an example: over all its numbers, over groups of channels, over each channel."""

import rosetta

from .. import _dims
from .._graph import Made, refuse
from .._layer import Layer

_NEVER = {"param_initializers": (None,), "mean_close_to_zero": (False,)}


class _Norm(Layer):
    """A shift and a factor per channel; the shift is made first."""

    def build(self, value):
        self.check(value)
        for role, asked in (("beta", "center"), ("gamma", "scale")):
            if self.arguments[asked]:
                self.weight(role, self.numbers(value.shape))

    def check(self, value):
        """Refuses what is not modelled."""
        refuse(self.bound, self.path, **{name: known for name, known in _NEVER.items() if name in self.arguments})

    def shape(self, value, _):
        return Made(value.shape, value.dtype)


class _LayerNorm(_Norm):
    """Over all axes from ``begin_norm_axis`` on. Where only the channels have numbers of their own, it is one group of all channels."""

    path, base = "tensorflow.contrib.layers.layer_norm", "LayerNorm"

    def _begin(self, path, bound):
        rank = len(bound.inputs.shape)
        norm, own = (_dims.axis_of(bound.values[name], rank) for name in ("begin_norm_axis", "begin_params_axis"))
        if norm == own:
            called = path
        elif norm == 1 and own == rank - 1:
            called = f"{path}.places"
        else:
            raise rosetta.UnknownCall(f"{path}(begin_norm_axis={bound.begin_norm_axis}, begin_params_axis={bound.begin_params_axis}) on {rank} axes is not modelled here. Expected both to be one axis, or all axes but the batch and numbers for the last.")
        self.own = own
        super()._begin(called, bound)

    def numbers(self, shape):
        return tuple(shape[self.own:])


class _GroupNorm(_Norm):
    """Over groups of neighbouring channels and all places."""

    path, base = "tensorflow.contrib.layers.group_norm", "GroupNorm"

    def check(self, value):
        super().check(value)
        rank = len(value.shape)
        self.at = _dims.axis_of(self.arguments["channels_axis"], rank)
        places = sorted(_dims.axis_of(each, rank) for each in self.arguments["reduction_axes"])
        if self.at not in (1, rank - 1) or places != [i for i in range(1, rank) if i != self.at]:
            raise rosetta.UnknownCall(f"{self.path}(channels_axis={self.arguments['channels_axis']}, reduction_axes={self.arguments['reduction_axes']}) on {rank} axes is not modelled here. Expected all axes but batch and channels to be reduced, and the channels to be the second or the last axis.")
        groups, channels = int(self.arguments["groups"]), int(value.shape[self.at])
        if groups > channels:
            raise ValueError(f"Invalid groups {groups} for {channels} channels.")
        if channels % groups:
            raise ValueError(f"{channels} channels is not commensurate with {groups} groups.")

    def numbers(self, shape):
        return (int(shape[self.at]),)


class _InstanceNorm(_Norm):
    """Each channel of each example by itself."""

    path, base = "tensorflow.contrib.layers.instance_norm", "InstanceNorm"

    def numbers(self, shape):
        return (int(shape[1 if _dims.channels_first(self.arguments["data_format"]) else -1]),)


def _function(kind):
    def call(*args, **kwargs):
        bound = rosetta.bind(kind.path, args, kwargs)
        layer = kind.__new__(kind)
        layer.bound = bound
        stated = {name: value for name, value in bound.stated.items() if name != "activation_fn"}
        layer._begin(kind.path, rosetta.Bound(kind.path, bound.values, stated))
        made = layer.applied(bound.inputs, bound)
        return made if bound.activation_fn is None else bound.activation_fn(made)

    call.__name__, call.__rosetta_path__ = kind.path.rpartition(".")[2], kind.path
    return call


layer_norm, group_norm, instance_norm = (_function(kind) for kind in (_LayerNorm, _GroupNorm, _InstanceNorm))
