"""Initialisers that overwrite a weight after it was made."""

import math

import rosetta

from ..record import named
from ..tensor import Parameter, Tensor


def initialize(path, tensor, bound, law=None):
    """Says that a weight was drawn anew, or remembers it of a tensor that may become one."""
    if isinstance(tensor, Parameter):
        tensor.say(path, bound)
    elif isinstance(tensor, Tensor):
        tensor.__dict__.setdefault("_late", []).append((path, bound))
        tensor.rosetta_law, tensor.rosetta_constant = law, None
    else:
        raise TypeError(f"{path}() expects a tensor, not {type(tensor).__name__}")
    return tensor


def _init(name):
    path = f"torch.nn.init.{name}"

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        return initialize(path, bound.tensor, bound)

    return named(call, path)


NAMES = ("uniform", "normal", "constant", "ones", "zeros", "eye", "xavier_uniform", "xavier_normal", "kaiming_uniform", "kaiming_normal", "orthogonal", "trunc_normal", "dirac", "sparse")
for _name in NAMES:
    globals()[_name + "_"] = _init(_name + "_")
    globals()[_name] = globals()[_name + "_"]


def calculate_gain(nonlinearity, param=None):
    """The factor recommended for an activation (torch/nn/init.py)."""
    if nonlinearity in ("linear", "conv1d", "conv2d", "conv3d", "conv_transpose1d", "conv_transpose2d", "conv_transpose3d", "sigmoid"):
        return 1
    gains = {"tanh": 5.0 / 3, "relu": math.sqrt(2.0), "selu": 3.0 / 4}
    if nonlinearity in gains:
        return gains[nonlinearity]
    if nonlinearity == "leaky_relu":
        return math.sqrt(2.0 / (1 + (0.01 if param is None else param) ** 2))
    raise ValueError(f"Unsupported nonlinearity {nonlinearity}")


def _method(name):
    path = f"torch.Tensor.{name}"

    def call(self, *args, **kwargs):
        bound = rosetta.bind(path, (self, *args), kwargs)
        return initialize(path, self, bound, _LAWS.get(name, lambda b: None)(bound))

    return named(call, path)


_LAWS = {
    "normal_": lambda b: ("normal", b.mean, b.std),
    "uniform_": lambda b: ("uniform", b.from_, b.to),
    "fill_": lambda b: ("constant", b.value),
    "zero_": lambda b: ("constant", 0.0),
}
for _name in ("normal_", "uniform_", "fill_", "zero_", "copy_"):
    setattr(Tensor, _name, _method(_name))


def _calculate_fan_in_and_fan_out(tensor):
    """How many inputs and outputs one weight meets."""
    if tensor.dim() < 2:
        raise ValueError("Fan in and fan out can not be computed for tensor with fewer than 2 dimensions")
    field = math.prod(int(n) for n in tensor.shape[2:])
    return int(tensor.shape[1]) * field, int(tensor.shape[0]) * field
