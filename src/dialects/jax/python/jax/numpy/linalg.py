"""jax.numpy.linalg: nothing of it is modelled; names are refused one by one."""

import rosetta

__getattr__ = rosetta.attribute_hook(__name__)
