"""``mx.random``: the seed of the framework's own streams, and data that a program draws."""

import rosetta

from .ndarray.random import normal, randn, uniform  # noqa: F401


def seed(*args, **kwargs):
    """Initial weights follow from this number."""
    bound = rosetta.bind("mxnet.random.seed", args, kwargs)
    rosetta.ambient("seed", int(bound.seed_state))


_missing = rosetta.attribute_hook("mxnet.random")


def __getattr__(name):
    return _missing(name)
