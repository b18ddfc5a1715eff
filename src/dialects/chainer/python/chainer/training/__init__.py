"""``chainer.training``: trainers, updaters and what extends them."""

import rosetta

from . import extensions, triggers, updaters  # noqa: F401
from .extension import PRIORITY_EDITOR, PRIORITY_READER, PRIORITY_WRITER, Extension, make_extension  # noqa: F401
from .trainer import Trainer  # noqa: F401
from .triggers import get_trigger  # noqa: F401
from .updaters import ParallelUpdater, StandardUpdater  # noqa: F401

updater = updaters
__getattr__ = rosetta.attribute_hook("chainer.training")
