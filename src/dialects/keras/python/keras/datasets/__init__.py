"""keras.datasets: arrays of true shape that remember their data set."""

import rosetta

__getattr__ = rosetta.attribute_hook(__name__)
