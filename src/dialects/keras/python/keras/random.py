"""keras.random."""

import rosetta

__getattr__ = rosetta.attribute_hook(__name__)
