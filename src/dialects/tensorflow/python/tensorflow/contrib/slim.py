"""tf.contrib.slim."""

import rosetta

from .. import losses, metrics  # noqa: F401

__getattr__ = rosetta.attribute_hook(__name__)
