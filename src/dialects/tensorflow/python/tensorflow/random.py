"""tf.random."""

import rosetta

from ._initializers import random_normal as normal  # noqa: F401
from ._initializers import random_uniform as uniform  # noqa: F401
from ._initializers import truncated_normal  # noqa: F401

set_random_seed = lambda seed: rosetta.ambient("seed", None if seed is None else int(seed))
__getattr__ = rosetta.attribute_hook(__name__)
