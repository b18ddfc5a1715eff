"""flax.core.frozen_dict: the same names."""

import rosetta

from . import FrozenDict, copy, freeze, pop, unfreeze

__getattr__ = rosetta.attribute_hook(__name__)
