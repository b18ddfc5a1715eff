"""Activations as functions, and as objects with a number of their own."""

import rosetta

from ._theano import elementwise, nnet
from ._theano.expression import Call, as_expression
from ._theano.shapes import shape_of
from ._theano.values import Made


def _curve(name, draw):
    def call(x):
        return draw(as_expression(x))

    call.__name__ = call.__qualname__ = name
    call.__rosetta_path__ = f"lasagne.nonlinearities.{name}"
    call.known = True
    return call


def drawn(path, x):
    """A curve that Theano has no call of its own for."""
    values = {"x": as_expression(x)}
    return Call(path, rosetta.Bound(path, values, dict(values)), lambda given: Made(shape_of(given["x"])), values["x"].ndim)


sigmoid, tanh, softplus = _curve("sigmoid", nnet.sigmoid), _curve("tanh", elementwise.tanh), _curve("softplus", nnet.softplus)
softmax, rectify = _curve("softmax", nnet.softmax), _curve("rectify", nnet.relu)
elu = _curve("elu", lambda x: drawn("lasagne.nonlinearities.elu", x))
linear = _curve("linear", lambda x: x)
identity = linear


class Curve:
    """An activation with numbers of its own."""

    known = True

    def __init__(self, *args, **kwargs):
        self.bound = rosetta.bind(self.__rosetta_path__, args, kwargs)
        rosetta.construct(self.__rosetta_path__, self, self.bound)
        self.__dict__.update(self.bound.values)

    def __call__(self, x):
        return self.draw(as_expression(x))


class LeakyRectify(Curve):
    """Values below zero times ``leakiness``."""

    __rosetta_path__ = "lasagne.nonlinearities.LeakyRectify"

    def draw(self, x):
        return nnet.relu(x, self.leakiness)


class SELU(Curve):
    """``scale * where(x > 0, x, scale_neg * expm1(x))``."""

    __rosetta_path__ = "lasagne.nonlinearities.SELU"

    def draw(self, x):
        if (self.scale, self.scale_neg) != (1.0507009873554805, 1.6732632423543772):
            raise rosetta.UnknownCall("lasagne.nonlinearities.SELU with numbers other than those of selu is not known here. Expected lasagne.nonlinearities.selu.")
        return drawn("lasagne.nonlinearities.selu", x)


class ScaledTanH(Curve):
    """``scale_out * tanh(scale_in * x)``: read as its parts."""

    __rosetta_path__ = "lasagne.nonlinearities.ScaledTanH"
    known = False

    def draw(self, x):
        return elementwise.tanh(x * self.scale_in) * self.scale_out


ScaledTanh = ScaledTanH


class _Preset:
    """An object that stands ready-made in the module."""

    known = True

    def __init__(self, name, draw):
        self.__rosetta_path__, self._draw = f"lasagne.nonlinearities.{name}", draw

    def __call__(self, x):
        return self._draw(as_expression(x))


leaky_rectify = _Preset("leaky_rectify", lambda x: nnet.relu(x, 0.01))
very_leaky_rectify = _Preset("very_leaky_rectify", lambda x: nnet.relu(x, 1.0 / 3))
selu = _Preset("selu", lambda x: drawn("lasagne.nonlinearities.selu", x))


def is_known(nonlinearity):
    """Whether a layer can say this activation by its own argument."""
    return getattr(nonlinearity, "known", False)


__getattr__ = rosetta.attribute_hook(__name__)
