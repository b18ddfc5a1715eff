"""The little of linear algebra that model code uses."""

from rosetta import attribute_hook

from . import elementwise, reductions
from .creation import asarray


def norm(x, ord=None, axis=None, keepdims=False):
    """The 2-norm."""
    if ord not in (None, 2, "fro"):
        raise NotImplementedError(f"numpy.linalg.norm expected ord=None or 2 here. Received ord={ord!r}.")
    values = asarray(x)
    return elementwise.unary("sqrt")(reductions.sum(values * values, axis=axis, keepdims=keepdims))


__all__ = ["norm"]
__getattr__ = attribute_hook(__name__)
