"""Activations, factors and shifts as layers of their own."""

import rosetta

from .. import nonlinearities
from .._theano.shaping import dimshuffle
from .built import Built, applied


class NonlinearityLayer(Built):
    """An activation."""

    __rosetta_path__ = "lasagne.layers.NonlinearityLayer"

    def build(self, nonlinearity):
        self.nonlinearity = nonlinearities.identity if nonlinearity is None else nonlinearity

    def get_output_for(self, input, **kwargs):
        return self.nonlinearity(input)


def _shared_axes(given, rank):
    if given == "auto":
        return (0, *range(2, rank))
    if given == "all":
        return tuple(range(rank))
    return (given,) if isinstance(given, int) else tuple(given)


class _PerUnit(Built):
    """A weight for each entry of the axes that do not share it."""

    def own_shape(self, shared_axes):
        self.shared_axes = _shared_axes(shared_axes, len(self.input_shape))
        shape = [n for axis, n in enumerate(self.input_shape) if axis not in self.shared_axes]
        if any(n is None for n in shape):
            raise ValueError(f"{type(self).__name__} needs specified input sizes for all axes that are not shared.")
        return shape

    def beside(self, weight, input):
        """The weight, laid out beside the input."""
        axes = iter(range(weight.ndim))
        return dimshuffle(weight, *["x" if axis in self.shared_axes else next(axes) for axis in range(input.ndim)])


class BiasLayer(_PerUnit):
    """A learned shift."""

    __rosetta_path__ = "lasagne.layers.BiasLayer"
    says_births = True

    def build(self, b, shared_axes):
        shape = self.own_shape(shared_axes)
        self.b = None if b is None else self.add_param(b, shape, "b", regularizable=False)

    def get_output_for(self, input, **kwargs):
        return input if self.b is None else input + self.beside(self.b, input)


class ScaleLayer(_PerUnit):
    """A learned factor."""

    __rosetta_path__ = "lasagne.layers.ScaleLayer"
    says_births = True

    def build(self, scales, shared_axes):
        self.scales = self.add_param(scales, self.own_shape(shared_axes), "scales", regularizable=False)

    def get_output_for(self, input, **kwargs):
        return input * self.beside(self.scales, input)


class ParametricRectifierLayer(_PerUnit):
    """A rectifier with a learned slope below zero."""

    __rosetta_path__ = "lasagne.layers.ParametricRectifierLayer"

    def build(self, alpha, shared_axes):
        self.alpha = self.add_param(alpha, self.own_shape(shared_axes), "alpha", regularizable=False)

    def get_output_for(self, input, **kwargs):
        return applied(self, [input], lambda shape: shape, input.ndim)


def prelu(layer, **kwargs):
    """A learned slope in place of a layer's activation."""
    if getattr(layer, "nonlinearity", None) is not None:
        layer.nonlinearity = nonlinearities.identity
    return ParametricRectifierLayer(layer, **kwargs)


class ExpressionLayer(Built):
    """A function of the program's own."""

    __rosetta_path__ = "lasagne.layers.ExpressionLayer"

    def build(self, function, output_shape):
        self.function, self.given_shape = function, output_shape

    def get_output_shape_for(self, input_shape):
        if self.given_shape is None:
            return input_shape
        if self.given_shape == "auto":
            raise rosetta.UnknownCall("ExpressionLayer(output_shape='auto') is not known here. Expected the output's shape, or None for the input's.")
        return self.given_shape(input_shape) if callable(self.given_shape) else self.given_shape

    def get_output_for(self, input, **kwargs):
        return self.function(input)


def _refused(name, what):
    def make(*args, **kwargs):
        raise rosetta.UnknownCall(f"lasagne.layers.{name} is not known here: {what} is not modelled. Leave it out, or write it with other layers.")

    make.__name__ = make.__qualname__ = name
    return make


InverseLayer = _refused("InverseLayer", "the gradient of a layer as a layer")
TransformerLayer = _refused("TransformerLayer", "a learned affine resampling")
TPSTransformerLayer = _refused("TPSTransformerLayer", "a learned resampling")
RandomizedRectifierLayer = rrelu = _refused("RandomizedRectifierLayer", "a random slope")
