"""Dropout and noise."""

import rosetta

from .built import Built, applied


class DropoutLayer(Built):
    """Zeros at random, unless ``deterministic``."""

    __rosetta_path__ = "lasagne.layers.DropoutLayer"

    def get_output_for(self, input, deterministic=False, **kwargs):
        return applied(self, [input], lambda shape: shape, input.ndim, {"deterministic": bool(deterministic)})


dropout = DropoutLayer


def dropout_channels(incoming, *args, **kwargs):
    """Whole channels are dropped."""
    rank = len(getattr(incoming, "output_shape", incoming))
    return DropoutLayer(incoming, *args, **{**kwargs, "shared_axes": tuple(range(2, rank))})


spatial_dropout = dropout_channels


def dropout_locations(incoming, *args, **kwargs):
    """All channels of a place are dropped."""
    return DropoutLayer(incoming, *args, **{**kwargs, "shared_axes": (1,)})


class GaussianNoiseLayer(Built):
    """Noise added, unless ``deterministic``."""

    __rosetta_path__ = "lasagne.layers.GaussianNoiseLayer"

    def get_output_for(self, input, deterministic=False, **kwargs):
        raise rosetta.UnknownCall("GaussianNoiseLayer is not known here: added noise is not modelled. Expected DropoutLayer, or no noise.")
