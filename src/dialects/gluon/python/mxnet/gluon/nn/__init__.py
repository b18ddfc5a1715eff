"""``gluon.nn``: containers and layers."""

import rosetta

from ..block import Block, HybridBlock, SymbolBlock  # noqa: F401
from .containers import HybridLambda, HybridSequential, Lambda, Sequential  # noqa: F401
from .layers import *  # noqa: F403

_missing = rosetta.attribute_hook("mxnet.gluon.nn")


def __getattr__(name):
    return _missing(name)
