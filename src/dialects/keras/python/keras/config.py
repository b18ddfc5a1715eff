"""keras.config: ambient settings by Keras 3's names."""

import rosetta

from .backend import backend, epsilon, floatx, image_data_format, set_epsilon, set_floatx, set_image_data_format

__all__ = ["backend", "epsilon", "floatx", "image_data_format", "set_epsilon", "set_floatx", "set_image_data_format"]
__getattr__ = rosetta.attribute_hook(__name__)
