"""How a function on arrays is recorded: bound by its real signature, shaped, said; the program's own data go through numpy."""

import numpy
import rosetta
from rosetta import BatchDim, Symbolic
from rosetta.log import recorder

from ._array import Array, Parameter, is_data, to_numpy
from ._state import state


def function(path, operands, shape=None, dtype=None, plain=None, follows=True):
    """A function of this path on arrays.

    ``operands`` names the parameters that may be arrays; ``shape(bound, arrays)`` gives the output's shape (the first array's
    without it); ``plain`` is numpy's function for data. ``follows=False``: results are numbers on the side, such as comparisons.
    """

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        arrays = [each for name in operands for each in arrays_in(bound.values.get(name))]
        if all(is_data(each) for each in arrays):
            return on_data(path, plain, bound, arrays)
        if not follows:
            return aside(path, shape(bound, arrays) if shape else arrays[0].shape, arrays, dtype or "bool")
        made = shape(bound, arrays) if shape else arrays[0].shape
        kind = dtype(bound, arrays) if callable(dtype) else dtype
        stated = {name: plain_numbers(value) for name, value in bound.stated.items() if not (name in operands and is_operand(value))}
        return said(path, rosetta.Bound(path, bound.values, stated), arrays, made, kind)

    return named(call, path)


def said(path, bound, arrays, shape, dtype=None, of=None, parameters=None):
    """Says that a call made one array of this shape from arrays."""
    given = [operand(each, path) for each in arrays if not scalar(each)]
    kind = dtype or next((each.dtype for each in given if each.dtype.kind == "f"), given[0].dtype if given else "float32")
    out = Array(shape, kind)
    cut = next((each.rosetta_cut for each in given if each.rosetta_cut), None)
    if cut:
        raise rosetta.UnknownCall(f"{path} is given something that comes from {cut}: what training makes of that is not modelled here.")
    if not state().quiet:
        for each in given:
            adopt(each)
            mark_like(each, given)
        rosetta.apply(path, given, bound, [out], of=of, parameters=parameters)
    return out


def operand(value, path):
    """An array as an input of a recorded call."""
    made = value if isinstance(value, Array) else Array.of(value)
    if state().inside and made.data is not None and not state().quiet:
        raise rosetta.UnknownCall(
            f"{path} uses an array of shape {tuple(int(n) for n in made.shape)} inside the model that is neither its input nor a weight. "
            "Expected inputs, parameters and plain numbers. Pass it as an argument, or make it a parameter."
        )
    return made.as_operand()


def adopt(array):
    """What was done to a batch on its way from the loop to the model belongs to the data's preparation: the pass is told."""
    source = array.rosetta_source
    if not source or source.get("pass") is None:
        return
    event = next((each for each in recorder().open_passes if each["id"] == source["pass"]), None)
    part = source["part"]
    if event is not None and event[part] is not None and len(source["steps"]) > len(event[part]["steps"]):
        event[part] = {**source, "pass": None}


def mark_like(array, others):
    """The first axis of data that meets a batch of the same length is the batch, too."""
    if array.data is None or not array.shape or any(isinstance(n, BatchDim) for n in array.shape):
        return
    size = next((each.shape[0] for each in others if each.shape and isinstance(each.shape[0], BatchDim)), None)
    if size is not None and int(size) == int(array.shape[0]):
        array._shape = (size, *array._shape[1:])


def scalar(value):
    """Whether an array is one number that the program knows: it is said as a number."""
    return isinstance(value, Symbolic) and not value.shape and value.rosetta_constant is not None and getattr(value, "rosetta_parameter", None) is None


def plain_numbers(value):
    """Arrays of one known number as that number."""
    return value.rosetta_constant[0] if scalar(value) else value


def is_operand(value):
    if isinstance(value, (list, tuple)):
        return bool(value) and all(is_operand(each) for each in value)
    return isinstance(value, Symbolic) and not scalar(value)


def arrays_in(value):
    """The arrays in a value or a list of them."""
    if isinstance(value, Symbolic):
        return [value]
    return [one for each in value for one in arrays_in(each)] if isinstance(value, (list, tuple)) else []


def on_data(path, plain, bound, arrays):
    """A function on the program's data: numpy's own answer, in jax's types."""
    if plain is None:
        raise rosetta.UnknownCall(f"{path} on data that no model computed is not known here. Expected arrays that a model computes.")
    values = {name: to_numpy(value) for name, value in bound.values.items()}
    made = plain(values)
    cut = next((each.rosetta_cut for each in arrays if getattr(each, "rosetta_cut", None)), None)
    return wrapped(made, cut)


def wrapped(made, cut=None):
    """numpy's answer as arrays of jax."""
    if isinstance(made, (list, tuple)):
        return type(made)(wrapped(each, cut) for each in made)
    result = Array.wrap(made) if isinstance(made, numpy.ndarray) else made
    if cut and isinstance(result, Array):
        result.rosetta_cut = cut
    return result


def aside(path, shape, arrays, dtype):
    """A result that training cannot depend on here: unknown numbers, marked with the call that made them."""
    made = Array.wrap(numpy.ndarray(shape, dtype))
    made.rosetta_cut = path
    return made


def named(call, path):
    """Gives a function the name and path that messages and recordings show."""
    call.__name__ = call.__qualname__ = path.rpartition(".")[2]
    call.__rosetta_path__ = path
    return call


def of_numpy(name, *parameters):
    """numpy's function of that name on these parameters of the call, in order."""

    def plain(values):
        return getattr(numpy, name)(*(values[each] for each in parameters))

    return plain


__all__ = ["Parameter", "adopt", "function", "named", "of_numpy", "said"]
