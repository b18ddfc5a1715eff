"""Dense and Embed."""

import rosetta
from jax._array import Array

from .layer import Layer


class Dense(Layer):
    __rosetta_path__ = "flax.linen.Dense"

    def forward(self, inputs):
        x = inputs if isinstance(inputs, Array) else Array.of(inputs).fed()
        weights = {"kernel": self.weight("kernel", (x.shape[-1], self.features), "kernel_init")}
        if self.use_bias:
            weights["bias"] = self.weight("bias", (self.features,), "bias_init")
        return self.say([x], (*x.shape[:-1], int(self.features)), weights)


class DenseGeneral(Layer):
    """Read where it is a Dense: one number of features, over the last axis."""

    __rosetta_path__ = "flax.linen.DenseGeneral"

    def forward(self, inputs):
        x = inputs if isinstance(inputs, Array) else Array.of(inputs).fed()
        if not isinstance(self.features, int) or self.axis not in (-1, x.ndim - 1) or self.batch_dims:
            raise rosetta.UnknownCall(f"{self.__rosetta_path__}(features={self.features}, axis={self.axis}) is not known here. Expected one number of features over the last axis.")
        weights = {"kernel": self.weight("kernel", (x.shape[-1], self.features), "kernel_init")}
        if self.use_bias:
            weights["bias"] = self.weight("bias", (self.features,), "bias_init")
        return self.say([x], (*x.shape[:-1], int(self.features)), weights)


class Embed(Layer):
    __rosetta_path__ = "flax.linen.Embed"

    def forward(self, inputs):
        x = inputs if isinstance(inputs, Array) else Array.of(inputs).fed()
        if x.dtype.kind not in "iu":
            raise ValueError("Input type must be an integer or unsigned integer.")
        weights = {"embedding": self.weight("embedding", (self.num_embeddings, self.features), "embedding_init")}
        return self.say([x], (*x.shape, int(self.features)), weights, dtype="float32")

    def attend(self, query):
        rosetta.unknown("flax.linen.Embed.attend", ["Embed.__call__"])
