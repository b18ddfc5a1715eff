"""How functions on tensors are recorded: bound by their signature, drawn while a functional model is drawn."""

import rosetta
from rosetta import Symbolic

from .._layer import as_tensors
from .._tensor import draw, drawn, record


def operation(path, inputs, shape, dtype=None):
    """A function on tensors.

    ``inputs`` names the parameters that may be tensors; ``shape(bound, tensors)`` gives the output shape.
    Numbers in their place stay arguments.
    """

    def function(*args, **kwargs):
        if drawn((args, kwargs)):
            return draw(function, args, kwargs)
        bound = rosetta.bind(path, as_tensors(args), as_tensors(kwargs))
        tensors = []
        for name in inputs:
            value = bound.values.get(name)
            tensors += [value] if isinstance(value, Symbolic) else [each for each in value if isinstance(each, Symbolic)] if isinstance(value, (list, tuple)) else []
        if not tensors:
            raise rosetta.UnknownCall(f"{path}: expected a tensor among {', '.join(inputs)}. Received {', '.join(type(bound.values.get(name)).__name__ for name in inputs)}.")
        stated = {key: value for key, value in bound.stated.items() if not (key in inputs and _is_tensors(value))}
        kind = dtype(bound, tensors) if callable(dtype) else dtype
        return record(path, rosetta.Bound(path, bound.values, stated), tensors, shape(bound, tensors), kind)

    function.__name__ = function.__qualname__ = path.rpartition(".")[2]
    function.__rosetta_path__ = path
    return function


def _is_tensors(value):
    return isinstance(value, Symbolic) or isinstance(value, (list, tuple)) and bool(value) and all(isinstance(each, Symbolic) for each in value)


def same(bound, tensors):
    """The first tensor's shape."""
    return tensors[0].shape
