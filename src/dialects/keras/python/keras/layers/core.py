"""Dense, embedding, activation, inputs, and functions as layers."""

import rosetta

from .. import activations
from .._activate import activated, call_own, plain
from .._layer import Layer
from .._tensor import record


class Dense(Layer):
    __rosetta_path__ = "keras.layers.Dense"

    def setup(self):
        super().setup()
        if not isinstance(self.units, int) or self.units <= 0:
            raise ValueError(f"Received an invalid value for `units`, expected a positive integer. Received: units={self.units}")

    def build(self, input_shape):
        if input_shape is None or len(input_shape) < 2 or input_shape[-1] is None:
            raise ValueError(f"Input 0 of layer '{self.name}' is incompatible with the layer: expected min_ndim=2 and a known last axis. Full shape received: {input_shape}")
        self.weight("kernel", (input_shape[-1], self.units))
        if self.use_bias:
            self.weight("bias", (self.units,))
        self.built = True

    def call(self, inputs):
        if int(inputs.shape[-1]) != int(self.kernel.shape[0]):
            raise ValueError(f"Input 0 of layer '{self.name}' is incompatible with the layer: expected axis -1 of input shape to have value {int(self.kernel.shape[0])}, but received input with shape {inputs!r}")
        return activated(self, record(self.__rosetta_path__, None, [inputs], (*inputs.shape[:-1], self.units), "float32", of=self))


class Embedding(Layer):
    __rosetta_path__ = "keras.layers.Embedding"

    def declared_shape(self):
        length = getattr(self._arguments, "input_length", None) or self._shared.get("input_length")
        return super().declared_shape() or ((None, *([length] if isinstance(length, int) else length)) if length else None)

    def build(self, input_shape=None):
        self.weight("embeddings", (self.input_dim, self.output_dim))
        self.built = True

    def call(self, inputs):
        return record(self.__rosetta_path__, None, [inputs], (*inputs.shape, self.output_dim), "float32", of=self)


class Activation(Layer):
    __rosetta_path__ = "keras.layers.Activation"

    def call(self, inputs):
        if not plain(self.activation):
            return call_own(self.activation, inputs)
        function = activations.get(self.activation)
        if function is activations.linear:
            return inputs
        return record(function.__rosetta_path__, None, [inputs], inputs.shape, of=self)


class Identity(Layer):
    __rosetta_path__ = "keras.layers.Identity"

    def call(self, inputs):
        return inputs


class Lambda(Layer):
    __rosetta_path__ = "keras.layers.Lambda"

    def takes_training(self):
        import inspect

        try:
            return "training" in inspect.signature(self.function).parameters
        except (TypeError, ValueError):
            return False

    def call(self, inputs, **kwargs):
        result = self.function(inputs, **{**(self.arguments or {}), **kwargs})
        if not hasattr(result, "rosetta_id") and not isinstance(result, (list, tuple, dict)):
            raise rosetta.UnknownCall(f"Lambda {self.name!r}: its function gave {type(result).__name__}, not a tensor.")
        return result


class InputLayer(Layer):
    __rosetta_path__ = "keras.layers.InputLayer"

    def declared_shape(self):
        given = vars(self._arguments)
        if given.get("shape") is not None or given.get("batch_shape") is None and self._shared.get("input_shape") is None:
            return (given.get("batch_size"), *(given.get("shape") or ()))
        return super().declared_shape()

    def input_dtype(self):
        return self._shared.get("dtype") or "float32"

    def call(self, inputs):
        return inputs


def Input(*args, **kwargs):
    """A drawing's start: a tensor of declared shape."""
    from .._data import input_tensor

    return input_tensor(rosetta.bind("keras.Input", args, kwargs))



def __getattr__(name):
    """Keras 2's modules held more layers than stand here."""
    import keras.layers

    return getattr(keras.layers, name)
