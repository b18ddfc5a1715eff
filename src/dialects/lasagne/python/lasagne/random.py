"""The source of Lasagne's random numbers."""

import rosetta

_rng = None


def get_rng():
    """The generator that initial weights come from."""
    import numpy

    return numpy.random


def set_rng(new_rng):
    """Another generator: initial weights come from its seed."""
    rosetta.no_effect("lasagne.random.set_rng() names a generator: initial weights come from the run's seed here.")


__getattr__ = rosetta.attribute_hook(__name__)
