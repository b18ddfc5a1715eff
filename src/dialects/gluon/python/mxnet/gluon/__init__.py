"""``mxnet.gluon``: blocks, losses, trainers."""

import rosetta

from . import data, loss, nn, rnn, utils  # noqa: F401
from .block import Block, HybridBlock, SymbolBlock  # noqa: F401
from .example import rosetta_blocks  # noqa: F401
from .parameter import DeferredInitializationError, Parameter, ParameterDict  # noqa: F401
from .trainer import Trainer  # noqa: F401


def Constant(name, value):
    raise rosetta.UnknownCall("gluon.Constant is not known here: values written in the program that no training changes are not modelled. Expected a Parameter, or numbers.")


_missing = rosetta.attribute_hook("mxnet.gluon")


def __getattr__(name):
    return _missing(name)
