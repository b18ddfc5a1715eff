"""Where a network is fed."""

from collections import OrderedDict

import rosetta

from .._theano.types import TensorType
from .base import Layer


class InputLayer(Layer):
    """A layer that is fed by the program."""

    __rosetta_path__ = "lasagne.layers.InputLayer"

    def __init__(self, *args, **kwargs):
        bound = rosetta.bind(self.__rosetta_path__, args, kwargs)
        self.shape, self.params, self.get_output_kwargs = tuple(bound.shape), OrderedDict(), []
        if any(n is not None and n <= 0 for n in self.shape):
            raise ValueError(f"Cannot create InputLayer with a non-positive shape dimension. shape={self.shape!r}, self.name={bound.name!r}")
        self.name, self.input_var = bound.name, bound.input_var
        if self.input_var is None:
            self.input_var = TensorType("float32", [n == 1 for n in self.shape])(f"{self.name}.input" if self.name else "input")
        elif self.input_var.ndim != len(self.shape):
            raise ValueError(f"shape has {len(self.shape)} dimensions, but variable has {self.input_var.ndim}")
        rosetta.recorder().object(self, self.__rosetta_path__)

    @property
    def output_shape(self):
        return self.shape
