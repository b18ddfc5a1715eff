"""``torch.backends.cudnn``: switches that change speed only."""

import sys

from .flags import Flags

sys.modules[__name__].__class__ = Flags


def is_available():
    """No: what runs the model is chosen elsewhere."""
    return False


def version():
    """None is installed."""
    return None
