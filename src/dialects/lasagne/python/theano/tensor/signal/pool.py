"""``theano.tensor.signal.pool``."""

import rosetta
from lasagne._theano.pooling import pool_2d  # noqa: F401

__getattr__ = rosetta.attribute_hook(__name__)
