"""``chainer.backends``."""

import rosetta

from . import cuda  # noqa: F401

__getattr__ = rosetta.attribute_hook("chainer.backends")
