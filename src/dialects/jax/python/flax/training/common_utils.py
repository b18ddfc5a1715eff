"""flax.training.common_utils: one-hot rows, and data spread over devices."""

import jax
import rosetta


def onehot(labels, num_classes, on_value=1.0, off_value=0.0):
    """Class numbers as rows with one 1."""
    if on_value != 1.0 or off_value != 0.0:
        raise rosetta.UnknownCall("flax.training.common_utils.onehot with other values than 1 and 0 is not known here.")
    return jax.nn.one_hot(labels, num_classes)


__getattr__ = rosetta.attribute_hook(__name__)
