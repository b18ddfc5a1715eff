"""jax.tree: functions on trees of arrays."""

import rosetta

from ._pytree import all, flatten, leaves, leaves_with_path, map, map_with_path, reduce, structure, unflatten

__getattr__ = rosetta.attribute_hook(__name__)
