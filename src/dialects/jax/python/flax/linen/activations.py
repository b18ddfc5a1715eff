"""Activations that are layers, and those of jax that act along an axis."""

import jax
import rosetta
from jax._array import Array

from .layer import Layer

softmax, log_softmax, one_hot = jax.nn.softmax, jax.nn.log_softmax, jax.nn.one_hot


class PReLU(Layer):
    __rosetta_path__ = "flax.linen.PReLU"

    def forward(self, inputs):
        x = inputs if isinstance(inputs, Array) else Array.of(inputs).fed()
        return self.say([x], x.shape, {"negative_slope": self.weight("negative_slope", ())})


def standardize(*_, **__):
    """Not modelled."""
    rosetta.unknown("jax.nn.standardize", ["nn.LayerNorm"])


normalize = standardize
