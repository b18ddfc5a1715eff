"""How a model that its program never runs is tried on an example: a layer, or a function of one tensor."""

import types

from . import operators  # noqa: F401
from .expression import Input
from .modes import execute
from .values import Value


class _Tried:
    """What a function of Theano's would be, made for one example."""

    def __init__(self, output):
        self.outputs, self.updates, self.givens, self.inputs = output, [], [], []

    def targets(self):
        return [self.outputs]

    def steps(self):
        return []

    def results(self, run):
        return None


def rosetta_models(values):
    """The outermost layers among the values, each with the way to run it on one input; a single function stands for itself."""
    from ..layers import InputLayer, Layer, get_all_layers

    if len(values) == 1 and callable(values[0]) and not isinstance(values[0], (type, types.ModuleType, Layer)):
        return [(values[0], _of_function(values[0]), None)]
    found = [each for each in values if isinstance(each, Layer) and not isinstance(each, InputLayer)]
    inner = {layer for each in found for layer in get_all_layers(each) if layer is not each}
    return [(each, _of_layer(each), None) for each in found if each not in inner]


def _of_layer(layer):
    def run(shape, dtype):
        from ..layers import InputLayer, get_all_layers, get_output

        inputs = [each.input_var for each in get_all_layers(layer) if isinstance(each, InputLayer)]
        execute(_Tried(get_output(layer)), {each: Value(shape, dtype) for each in inputs})

    return run


def _of_function(function):
    def run(shape, dtype):
        from ..layers import ExpressionLayer, InputLayer, get_output

        source = InputLayer((None,) * len(shape), Input(len(shape), dtype))
        layer = ExpressionLayer(source, function, output_shape=None)
        execute(_Tried(get_output(layer)), {source.input_var: Value(shape, dtype)})

    return run
