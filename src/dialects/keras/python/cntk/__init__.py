"""cntk, as far as Keras programs touch it when it is their backend: its version."""

import rosetta

__version__ = "2.7"

__getattr__ = rosetta.attribute_hook(__name__)
