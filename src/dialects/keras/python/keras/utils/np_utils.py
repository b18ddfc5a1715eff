"""keras.utils.np_utils, as Keras 1 and 2 had it."""

from . import to_categorical

__all__ = ["to_categorical"]
