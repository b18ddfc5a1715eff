"""Activations as layers of their own."""

import rosetta

from .._layer import Layer
from .._state import version
from .._tensor import record


class _Curve(Layer):
    def call(self, inputs):
        return record(self.__rosetta_path__, None, [inputs], inputs.shape, of=self)


class ReLU(_Curve):
    __rosetta_path__ = "keras.layers.ReLU"


class LeakyReLU(_Curve):
    __rosetta_path__ = "keras.layers.LeakyReLU"

    def modernise(self, args, kwargs):
        if version() >= (3,) and "alpha" in kwargs:  # still taken, with a warning (keras/src/layers/activations/leaky_relu.py)
            kwargs = {("negative_slope" if key == "alpha" else key): value for key, value in kwargs.items()}
        return super().modernise(args, kwargs)


class ELU(_Curve):
    __rosetta_path__ = "keras.layers.ELU"


class Softmax(_Curve):
    __rosetta_path__ = "keras.layers.Softmax"


class PReLU(_Curve):
    __rosetta_path__ = "keras.layers.PReLU"

    def build(self, input_shape):
        shape = list(input_shape[1:])
        shared = self.shared_axes
        for axis in [] if shared is None else [shared] if isinstance(shared, int) else shared:
            shape[axis - 1] = 1
        if any(n is None for n in shape):
            raise rosetta.UnknownCall(f"PReLU '{self.name}': its slopes need fixed sizes. Received {input_shape}.")
        self.weight("alpha", shape)
        self.built = True
