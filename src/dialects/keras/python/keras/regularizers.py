"""keras.regularizers: penalties on weights. They are read, and the reading stops with a message: they are not modelled."""

import rosetta


class Regularizer:
    """A penalty."""

    def __init__(self, *args, **kwargs):
        self.arguments = (args, kwargs)


class L1(Regularizer):
    """l1 * sum(abs(w))."""


class L2(Regularizer):
    """l2 * sum(w ** 2)."""


class L1L2(Regularizer):
    """Both."""


l1, l2, l1_l2 = L1, L2, L1L2
__getattr__ = rosetta.attribute_hook(__name__)
