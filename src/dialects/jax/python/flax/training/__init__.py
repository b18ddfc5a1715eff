"""flax.training: the train state and helpers of training loops."""

import rosetta

from . import common_utils, early_stopping, train_state

__getattr__ = rosetta.attribute_hook(__name__)
