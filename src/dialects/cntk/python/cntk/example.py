"""How a model that its program never runs is tried on an example: a function that waits for its input, or a drawing."""

import numpy

from ._graph import Run, walk
from ._running import forward
from ._tensor import T
from ._written import function_of
from .ops.functions import Drawn, Function, as_function
from .variables import Variable


def rosetta_models(values):
    """The outermost functions among the values, each with the way to run it on one input."""
    one = len(values) == 1 and callable(values[0]) and not isinstance(values[0], (type, Function))
    found = [function_of(values[0])] if one else [each for each in values if isinstance(each, (Drawn, Function)) and type(each).__name__ != "Trainer"]
    drawn = [each for each in found if isinstance(each, Drawn)]
    inner = {id(variable) for each in drawn for variable in walk(each.outputs) if not any(variable is out for out in each.outputs)}
    ends = [each for each in drawn if not any(id(out) in inner for out in each.outputs)]
    chosen = ends or found
    return [(values[0] if one else each, _runner(each), None) for each in chosen]


def _runner(function):
    def run(shape, dtype):
        tensor = T(shape, "float32")
        if isinstance(function, Drawn):
            variable = function.arguments[0]
            outputs = function.outputs
            tensor = T([*shape[:len(variable.axes)], *variable.shape], "float32")
        else:
            variable = Variable("input", shape, ("defaultBatchAxis",), numpy.dtype("float32"))
            made = as_function(function(variable))
            outputs = [each.output for each in made] if isinstance(made, tuple) else list(made.outputs)
        feeds = {variable: tensor}
        forward(function, outputs, Run(feeds), feeds, "training")

    return run
