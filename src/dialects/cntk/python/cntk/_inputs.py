"""What a drawing begins with: inputs, weights, constants, placeholders."""

import numpy
import rosetta

from ._graph import BATCH, STEPS
from ._shapes import as_tuple
from .variables import Constant, Parameter, Variable

BOTH = ("defaultBatchAxis", "defaultDynamicAxis")


def made(path, args, kwargs, axes):
    """An input of this path's signature."""
    bound = rosetta.bind(path, args, kwargs)
    if bound.needs_gradient:
        rosetta.note("no effect", f"{path}(needs_gradient=True) asks for gradients of an input, which training does not use.")
    given = bound.values.get("dynamic_axes") if "dynamic_axes" in bound.stated else None
    if given is not None:
        axes = BOTH[:len(as_tuple(given))] if given else ()
    dims = [int(n) for n in as_tuple(bound.shape)]
    if any(n < 0 for n in dims):
        raise rosetta.UnknownCall(f"{path} with the free dimension {bound.shape} is not known here: sizes that change from batch to batch are not modelled. Expected the size itself.")
    return Variable("input", [*(BATCH, STEPS)[:len(axes)], *dims], axes, numpy.dtype("float32"), None, bound.name)


def input_variable(*args, **kwargs):
    """An input: one value of this shape per example."""
    return made("cntk.ops.input_variable", args, kwargs, BOTH[:1])


def input(*args, **kwargs):
    """The older name of ``input_variable``."""
    return input_variable(*args, **kwargs)


def sequence_input(*args, **kwargs):
    """An input: a sequence of values of this shape per example."""
    return made("cntk.ops.sequence.input_variable", args, kwargs, BOTH)


def parameter(*args, **kwargs):
    """A weight of the program's own."""
    bound = rosetta.bind("cntk.ops.parameter", args, kwargs)
    return Parameter(bound.shape, bound.init, bound.dtype, bound.device, bound.name)


def constant(*args, **kwargs):
    """A number that does not learn."""
    bound = rosetta.bind("cntk.ops.constant", args, kwargs)
    return Constant(bound.value, bound.shape, bound.dtype, bound.device, bound.name)


def placeholder(*args, **kwargs):
    """A variable that is filled in later: of the shape and axes that are stated."""
    bound = rosetta.bind("cntk.ops.placeholder", args, kwargs)
    if bound.shape is None:
        raise rosetta.UnknownCall("cntk.placeholder without a shape is not known here. Expected layers, or functions of their arguments: Sequential([…]), @cntk.Function.")
    dims = [int(n) for n in as_tuple(bound.shape)]
    axes = BOTH[:1] if bound.dynamic_axes is None else BOTH[:len(as_tuple(bound.dynamic_axes))]
    return Variable("placeholder", [*(BATCH, STEPS)[:len(axes)], *dims], axes, numpy.dtype("float32"), None, bound.name)
