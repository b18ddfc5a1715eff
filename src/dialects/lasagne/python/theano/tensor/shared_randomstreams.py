"""``theano.tensor.shared_randomstreams``."""

import rosetta

from ..sandbox.rng_mrg import MRG_RandomStreams as RandomStreams  # noqa: F401

__getattr__ = rosetta.attribute_hook(__name__)
