"""tf.contrib.layers: initialisers, penalties, and layers with their own defaults."""

import rosetta

from .._initializers import kind as _kind
from ..regularizers import l1_regularizer, l2_regularizer  # noqa: F401

xavier_initializer = xavier_initializer_conv2d = _kind("contrib.layers.xavier_initializer")
variance_scaling_initializer = _kind("contrib.layers.variance_scaling_initializer")
__getattr__ = rosetta.attribute_hook(__name__)
