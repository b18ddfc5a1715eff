"""What is known of numbers: how wide jax keeps them, where data came from, which seed weights grow from."""

import rosetta
from numpy.dtypes import dtype as as_dtype

# What jax keeps of wider types unless it is told to use 64 bits.
NARROW = {"float64": "float32", "int64": "int32", "uint64": "uint32", "complex128": "complex64"}


def narrow(kind):
    """A number type as jax holds it."""
    name = as_dtype(kind).name
    return as_dtype(NARROW.get(name, name))


def handed(source):
    """Where data come from, if a loop or a data set handed them out; of arrays that are used whole nothing says whether they are examples or truth."""
    return source if source and (source["dataset"] is not None or source["pass"] is not None) else None


def say_seed(seed):
    """The first seed that weights are drawn from is where random numbers start here."""
    from ._state import state

    if isinstance(seed, int) and not state().seeded:
        state().seeded = True
        rosetta.ambient("seed", seed)
