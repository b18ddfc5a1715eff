"""``theano.tensor.extra_ops``."""

import rosetta


def to_one_hot(y, nb_class, dtype=None):
    """Rows with a 1 at each class."""
    raise rosetta.UnknownCall("theano.tensor.extra_ops.to_one_hot is not known here. Expected class numbers, which categorical_crossentropy takes as they are.")


__getattr__ = rosetta.attribute_hook(__name__)
