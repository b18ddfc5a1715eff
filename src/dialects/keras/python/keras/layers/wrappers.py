"""Layers that hold another layer: both ways through time, or the same at every step."""

import rosetta

from .. import ops
from .._layer import Layer
from .activation import ELU, LeakyReLU, PReLU, ReLU, Softmax
from .core import Activation, Dense, Embedding
from .recurrent import Recurrent
from .reshaping import Flatten, Permute, Reshape


class Bidirectional(Layer):
    """A recurrent layer that walks both ways, each with weights of its own."""

    __rosetta_path__ = "keras.layers.Bidirectional"

    def setup(self):
        super().setup()
        self.forward_layer = inner = self._arguments.layer
        if not isinstance(inner, Recurrent):
            raise rosetta.UnknownCall(f"Bidirectional of a {type(inner).__name__} is not known here. Known: SimpleRNN, GRU, LSTM.")
        if self.merge_mode not in ("sum", "mul", "ave", "concat", None):
            raise ValueError(f'Invalid merge mode. Received: {self.merge_mode}. Merge mode should be one of {{"sum", "mul", "ave", "concat", None}}')
        if self.merge_mode is None:
            raise rosetta.UnknownCall("Bidirectional(merge_mode=None) is not known here: it gives two tensors. Use two layers, one with go_backwards=True.")
        if getattr(self, "backward_layer", None) is not None:
            raise rosetta.UnknownCall("Bidirectional(backward_layer=…) is not known here: both directions have the same settings. Use two layers, one with go_backwards=True.")
        if getattr(inner, "go_backwards", False):
            raise rosetta.UnknownCall("Bidirectional of a layer with go_backwards=True is not known here. Leave go_backwards out.")

    def build(self, input_shape):
        self.forward_layer.build(input_shape)
        self.forward_layer.built = True
        self.forward_layer.make_weights(int(input_shape[-1]), self, "backward_")
        self.built = True

    @property
    def weights(self):
        return [*self.forward_layer.weights, *self._own]

    def call(self, sequences, initial_state=None, mask=None):
        stated = {"bidirectional": True, **({} if self.merge_mode == "concat" else {"merge_mode": self.merge_mode})}
        own = {each.role: each for each in self._own}
        return self.forward_layer.said(sequences, initial_state, mask, stated, ways=2, parameters=own)


# Layers that do the same to every step, whether steps stand in one axis with the batch or not.
EACH_ALONE = (Activation, Dense, ELU, Embedding, Flatten, LeakyReLU, Permute, PReLU, ReLU, Reshape, Softmax)
IMAGES = ("Conv", "DepthwiseConv", "MaxPooling", "AveragePooling", "GlobalMaxPooling", "GlobalAveragePooling", "UpSampling", "ZeroPadding", "Cropping")


class TimeDistributed(Layer):
    """The same layer at every step of a sequence."""

    __rosetta_path__ = "keras.layers.TimeDistributed"

    def setup(self):
        super().setup()
        self.layer = inner = self._arguments.layer
        if not isinstance(inner, EACH_ALONE) and not type(inner).__name__.startswith(IMAGES):
            raise rosetta.UnknownCall(f"TimeDistributed of a {type(inner).__name__} is not known here: whether its steps are alike depends on the layer. Known: Dense, Activation, Flatten, Reshape, Embedding, convolutions and pools.")

    def build(self, input_shape):
        self.layer.build((input_shape[0], *input_shape[2:]))
        self.layer.built = self.built = True

    def call(self, inputs, mask=None):
        if isinstance(self.layer, (Dense, Activation, ReLU, LeakyReLU, ELU)):
            return self.layer(inputs)
        made = self.layer(ops.reshape(inputs, (inputs.shape[0] * inputs.shape[1], *inputs.shape[2:])))
        return ops.reshape(made, (inputs.shape[0], inputs.shape[1], *made.shape[1:]))


def __getattr__(name):
    """Keras 2's modules held more layers than stand here."""
    import keras.layers

    return getattr(keras.layers, name)
