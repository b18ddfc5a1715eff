"""flax.training.early_stopping: it looks at numbers that only a real run knows."""

import rosetta

__getattr__ = rosetta.attribute_hook(__name__)
