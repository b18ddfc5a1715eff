"""Small things that programs use besides layers."""

import rosetta

from ._theano.expression import as_expression as as_theano_expression  # noqa: F401
from ._theano.expression import walk
from ._theano.run import Run
from ._theano.shared import SharedVariable, shared


def floatX(arr):
    """An array of 32-bit floats."""
    import numpy

    return numpy.asarray(arr, dtype="float32")


def shared_empty(dim=2, dtype=None):
    """A shared value that is filled later."""
    import numpy

    return shared(numpy.zeros((1,) * dim, dtype=dtype or "float32"))


def collect_shared_vars(expressions):
    """The shared variables that expressions are made from."""
    targets = list(walk(expressions if isinstance(expressions, (list, tuple)) else [expressions]))
    return [each for each in Run({}, records=False).needed(targets) if isinstance(each, SharedVariable)]


def unique(l):  # noqa: E741
    """Each element once, in order."""
    return list(dict.fromkeys(l))


def as_tuple(x, N, t=None):
    """A tuple of N elements; one stands for all."""
    made = tuple(x) if hasattr(x, "__iter__") else (x,) * N
    if t is not None and not all(isinstance(each, t) for each in made):
        raise TypeError(f"expected a single value or an iterable of {getattr(t, '__name__', t)}, got {x} instead")
    if len(made) != N:
        raise ValueError(f"expected a single value or an iterable with length {N}, got {x} instead")
    return made


__getattr__ = rosetta.attribute_hook(__name__)
