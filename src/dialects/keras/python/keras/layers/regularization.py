"""Dropout, of elements and of whole channels."""

from rosetta import Bound

from .._layer import Layer
from .._tensor import record


class Dropout(Layer):
    __rosetta_path__ = "keras.layers.Dropout"

    def setup(self):
        super().setup()
        if not 0 <= self.rate <= 1:
            raise ValueError(f"Invalid value received for argument `rate`. Expected a float value between 0 and 1. Received: rate={self.rate}")

    def call(self, inputs, training=None):
        bound = Bound(self.__rosetta_path__, {}, {"training": bool(training)})
        return record(self.__rosetta_path__, bound, [inputs], inputs.shape, of=self)


class SpatialDropout1D(Dropout):
    __rosetta_path__ = "keras.layers.SpatialDropout1D"


class SpatialDropout2D(Dropout):
    __rosetta_path__ = "keras.layers.SpatialDropout2D"


class SpatialDropout3D(Dropout):
    __rosetta_path__ = "keras.layers.SpatialDropout3D"
