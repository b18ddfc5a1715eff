"""``theano.tensor.signal``."""

import rosetta

from . import pool  # noqa: F401

__getattr__ = rosetta.attribute_hook(__name__)
