"""``torch.utils``."""

import rosetta

from . import data  # noqa: F401

__getattr__ = rosetta.attribute_hook("torch.utils")
