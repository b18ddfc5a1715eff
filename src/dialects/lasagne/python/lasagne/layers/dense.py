"""Fully connected layers."""

import rosetta

from .._theano import shaping
from .built import Built, applied


class DenseLayer(Built):
    """A product with a matrix; axes behind the leading ones are joined before it, which is recorded as a call of its own."""

    __rosetta_path__ = "lasagne.layers.DenseLayer"

    def build(self, num_units, W, b, nonlinearity, num_leading_axes=1):
        rank = len(self.input_shape)
        if num_leading_axes >= rank:
            raise ValueError(f"Got num_leading_axes={num_leading_axes} for a {rank}-dimensional input, leaving no trailing axes for the dot product.")
        if num_leading_axes < -rank:
            raise ValueError(f"Got num_leading_axes={num_leading_axes} for a {rank}-dimensional input, requesting more trailing axes than there are input dimensions.")
        self.num_units, self.nonlinearity, self.num_leading_axes = num_units, nonlinearity, num_leading_axes
        joined = self.input_shape[num_leading_axes:]
        if any(n is None for n in joined):
            raise ValueError(f"A DenseLayer requires a fixed input shape (except for the leading axes). Got {self.input_shape!r} for num_leading_axes={num_leading_axes}.")
        self.W = self.add_param(W, (rosetta.product(joined), num_units), name="W")
        self.b = None if b is None else self.add_param(b, (num_units,), name="b", regularizable=False)

    def get_output_shape_for(self, input_shape):
        return (*input_shape[: self.num_leading_axes], self.num_units)

    def get_output_for(self, input, **kwargs):
        leading = self.num_leading_axes % input.ndim
        x = shaping.flatten(input, leading + 1) if input.ndim > leading + 1 else input
        return self.activate(x, lambda stated: applied(self, [x], lambda shape: (*shape[:-1], self.num_units), x.ndim, {**self.said(), **stated}))


class NINLayer(Built):
    """A product over the channels, place by place."""

    __rosetta_path__ = "lasagne.layers.NINLayer"

    def build(self, num_units, untie_biases, W, b, nonlinearity):
        self.num_units, self.untie_biases, self.nonlinearity = num_units, untie_biases, nonlinearity
        if untie_biases and b is not None:
            raise rosetta.UnknownCall("NINLayer(untie_biases=True) is not known here: a bias for every place is not modelled. Expected untie_biases=False.")
        self.W = self.add_param(W, (self.input_shape[1], num_units), name="W")
        self.b = None if b is None else self.add_param(b, (num_units,), name="b", regularizable=False)

    def get_output_shape_for(self, input_shape):
        return (input_shape[0], self.num_units, *input_shape[2:])

    def get_output_for(self, input, **kwargs):
        return self.activate(input, lambda stated: applied(self, [input], lambda shape: (shape[0], self.num_units, *shape[2:]), input.ndim, {**self.said(), **stated}))
