"""What a variable starts from, as the call that says its distribution."""

import rosetta
from rosetta import Symbolic

from ._graph import Tensor

_SCALED = {
    "tensorflow.random_normal": ("mean", "stddev"), "tensorflow.truncated_normal": ("mean", "stddev"), "tensorflow.random_uniform": ("minval", "maxval"),
    "tensorflow.random_normal_initializer": ("mean", "stddev"), "tensorflow.truncated_normal_initializer": ("mean", "stddev"),
    "tensorflow.random_uniform_initializer": ("minval", "maxval"),
}
_THROUGH = ("tensorflow.identity", "tensorflow.cast", "tensorflow.reshape")


def law_of(first):
    """(path, arguments) of the call that says how a variable starts: numbers of the program's own are ``given``."""
    if isinstance(first, Tensor):
        return _of_tensor(first, 1.0)
    if isinstance(first, Symbolic):
        return _of_numbers(first.rosetta_constant)
    if isinstance(first, (bool, int, float)):
        return "tensorflow.constant", {"value": float(first)}
    import numpy

    return _of_numbers(numpy.asarray(first).rosetta_constant)


def _of_numbers(content):
    if content is not None and content and all(each == content[0] for each in content):
        return "tensorflow.constant", {"value": float(content[0])}
    return "tensorflow.Variable", {"initial_value": "numbers of the program's own"}


def _of_tensor(tensor, factor):
    op = tensor.op
    if op.path in _THROUGH:
        return _of_tensor(op.inputs[0], factor)
    if op.path in ("tensorflow.multiply", "tensorflow.divide"):
        numbers = [_number(each) for each in op.inputs]
        if op.path == "tensorflow.multiply" and numbers[0] is not None and isinstance(op.inputs[1], Tensor):
            return _of_tensor(op.inputs[1], factor * numbers[0])
        if numbers[1] is not None and isinstance(op.inputs[0], Tensor):
            return _of_tensor(op.inputs[0], factor * numbers[1] if op.path == "tensorflow.multiply" else factor / numbers[1])
    if op.path == "tensorflow.constant":
        value = op.value
        path, stated = _of_numbers(value.rosetta_constant) if isinstance(value, Symbolic) else ("tensorflow.constant", {"value": float(value)})
        return (path, {"value": stated["value"] * factor} if "value" in stated else stated)
    if op.path in ("tensorflow.zeros", "tensorflow.zeros_like"):
        return "tensorflow.constant", {"value": 0.0}
    if op.path in ("tensorflow.ones", "tensorflow.ones_like"):
        return "tensorflow.constant", {"value": factor}
    if op.path == "tensorflow.fill":
        return "tensorflow.constant", {"value": float(op.bound.value) * factor}
    if op.path is not None and op.bound is not None and op.path in rosetta_laws():
        return op.path, _scaled(op, factor)
    return "tensorflow.Variable", {"initial_value": f"what {op.path or op.name} computes"}


def _scaled(op, factor):
    stated = {name: value for name, value in op.bound.stated.items() if name not in ("shape", "name", "dtype")}
    names = _SCALED.get(op.path)
    if factor == 1:
        return stated
    if names is None:
        raise rosetta.UnknownCall(f"{op.path} multiplied by a number is not followed here as a start of weights. Expected the scale inside the initialiser.")
    low, high = (op.bound.values.get(name) for name in names)
    high = 1.0 if high is None else high
    return {**stated, names[0]: low * factor, names[1]: high * factor}


def _number(value):
    if isinstance(value, Tensor) and isinstance(value.sample, (int, float)) and not isinstance(value.sample, bool):
        return float(value.sample)
    if isinstance(value, Symbolic) and value.rosetta_constant is not None and not value.shape:
        return float(value.rosetta_constant[0])
    return float(value) if isinstance(value, (int, float)) else None


def rosetta_laws():
    """Calls that draw weights."""
    from . import _initializers

    return {"tensorflow.random_normal", "tensorflow.truncated_normal", "tensorflow.random_uniform", *_initializers.PATHS}
