"""``theano.sandbox``: random streams live here too."""

import rosetta

from . import rng_mrg  # noqa: F401

__getattr__ = rosetta.attribute_hook(__name__)
