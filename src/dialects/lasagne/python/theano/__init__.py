"""``theano`` for a dry run: expressions that are drawn, and functions that run them; no numbers. What they are made of stands below ``lasagne``."""

import rosetta

from . import gof, gradient, ifelse, sandbox, tensor  # noqa: F401
from lasagne._theano import config as _settings
from lasagne._theano.example import rosetta_models  # noqa: F401
from lasagne._theano.expression import Expression as Variable  # noqa: F401
from lasagne._theano.function import function  # noqa: F401
from lasagne._theano.gradients import grad  # noqa: F401
from lasagne._theano.shared import SharedVariable, shared  # noqa: F401
from lasagne._theano.types import In  # noqa: F401

Param = In
config = _settings.config
__version__ = "1.0.5"
__all__ = ["In", "Param", "Variable", "config", "function", "grad", "shared", "tensor"]


def rosetta_reset():
    """A new run starts with no settings made."""
    _settings.forget()


def scan(*args, **kwargs):
    """A loop inside the graph."""
    raise rosetta.UnknownCall("theano.scan is not known here: loops that the program writes itself are not modelled. Expected lasagne.layers.RecurrentLayer, LSTMLayer or GRULayer.")


__getattr__ = rosetta.attribute_hook(__name__)
