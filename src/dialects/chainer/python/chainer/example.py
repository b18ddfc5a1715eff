"""How a model that its program never calls is tried on an example."""

import types

import numpy

from ._both import in_both_modes
from .link import Chain, Link
from .links._built import Built


class _Called(Chain):
    """A function that is meant as the model: it is called as a chain without weights of its own."""

    __rosetta_path__ = "chainer.Chain"

    def __init__(self, function):
        super().__init__()
        self.function = function

    @in_both_modes
    def forward(self, x):
        """The function's answer."""
        return self.function(x)


def rosetta_models(values):
    """The outermost links among the values, each with the way to run it on one input; a link does not say its own.

    A single value, which the notebook names as its model, may also be a link of Chainer's own, or a function.
    """
    if len(values) == 1 and isinstance(values[0], Built):
        one = values[0]
        return [(one, lambda shape, dtype: in_both_modes(type(one).forward)(one, numpy.ndarray(shape, dtype)), None)]
    if len(values) == 1 and (isinstance(values[0], types.FunctionType) or hasattr(values[0], "__rosetta_path__")) and not isinstance(values[0], (type, Link)):
        return [(values[0], _runner(_Called(values[0])), None)]
    found = [each for each in values if isinstance(each, Link) and not isinstance(each, Built)]
    inner = {id(part) for each in found for part in each.links(skipself=True)}
    return [(each, _runner(each), None) for each in found if id(each) not in inner]


def _runner(model):
    return lambda shape, dtype: model(numpy.ndarray(shape, dtype))
