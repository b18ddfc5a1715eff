"""CNTK, the Microsoft Cognitive Toolkit, as far as programs are read here: a drawing of functions, and trainers that run it on data."""

import rosetta

from . import _unmodelled, device, initializer, layers, learners, logging, losses, metrics, ops, train, variables
from ._feeding import Value
from .default_options import default_options, default_options_for, default_override_or, get_default_override  # noqa: F401
from .device import *  # noqa: F401,F403
from .initializer import *  # noqa: F401,F403
from .learners import *  # noqa: F401,F403
from .logging import set_trace_level  # noqa: F401
from .losses import *  # noqa: F401,F403
from .metrics import *  # noqa: F401,F403
from .ops import *  # noqa: F401,F403
from .ops import sequence  # noqa: F401
from .train import Trainer
from .variables import Constant, Parameter, Variable
from .example import rosetta_models  # noqa: F401

InferredDimension, FreeDimension = -1, -3
CONSTANT_PAD, REFLECT_PAD, SYMMETRIC_PAD = 0, 1, 2


def __getattr__(name):
    if name == "__version__":
        return rosetta.version_of("cntk")
    return _unmodelled.refuse("cntk", name) or _missing(name)


_missing = rosetta.attribute_hook("cntk")
