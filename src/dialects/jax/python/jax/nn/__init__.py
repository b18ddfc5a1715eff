"""jax.nn: activations and what else acts on whole arrays."""

import numpy
import rosetta

from .._array import Array
from .._record import function, named
from ..numpy.pointwise import tanh
from . import initializers

CURVES = (
    "relu", "relu6", "leaky_relu", "elu", "selu", "celu", "gelu", "sigmoid", "hard_sigmoid", "hard_tanh", "softplus", "soft_sign", "silu",
    "hard_silu", "mish", "log_sigmoid", "squareplus", "glu",
)


def _own_data(path):
    """A curve on the program's own data: of the same shape, unknown."""
    return lambda values: numpy.ndarray(next(iter(values.values())).shape, numpy.float32)


def _curve(name):
    path = f"jax.nn.{name}"
    return function(path, ("x",), plain=_own_data(path))


for _name in CURVES:
    globals()[_name] = _curve(_name)
swish, hard_swish = globals()["silu"], globals()["hard_silu"]
softmax, log_softmax = _curve("softmax"), _curve("log_softmax")
del _name


def _reduced(bound, arrays):
    from .._shapes import reduced

    return reduced(bound, arrays)


logsumexp = function("jax.nn.logsumexp", ("a",), _reduced)


def identity(x):
    """What was given."""
    return x


def one_hot(x, num_classes, *, dtype=None, axis=-1, **_):
    """Class numbers as rows with one 1."""
    labels = x if isinstance(x, Array) else Array.of(x)
    if labels.data is None:
        raise rosetta.UnknownCall("jax.nn.one_hot of what a model computes is not known here. Expected class numbers of the data.")
    if axis not in (-1, labels.ndim):
        raise rosetta.UnknownCall(f"jax.nn.one_hot(axis={axis}) is not known here. Expected the classes on the last axis.")
    rows = numpy.eye(int(num_classes), dtype=numpy.float32)[labels.data]
    made = Array.wrap(rows)
    return made if dtype is None else made.astype(dtype)


named(one_hot, "jax.nn.one_hot")
named(identity, "jax.nn.identity")
__getattr__ = rosetta.attribute_hook(__name__)
