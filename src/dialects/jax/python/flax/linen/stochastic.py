"""Dropout."""

from jax._array import Array

from .layer import Layer, Mode
from .functions import merge_param


class Dropout(Layer):
    __rosetta_path__ = "flax.linen.Dropout"

    def forward(self, inputs, deterministic=None, rng=None):
        x = inputs if isinstance(inputs, Array) else Array.of(inputs).fed()
        if rng is None and not self.scope.root.free and not merge_param("deterministic", self.deterministic, deterministic) and self.rate != 0.0:
            self.scope.need_rng(self.rng_collection, type(self).__name__)
        return self.say([x], x.shape, {}, Mode(deterministic=bool(merge_param("deterministic", self.deterministic, deterministic))))
