"""What stands for a tensor in one run."""

from rosetta import Symbolic


class T(Symbolic):
    """A tensor of one run: shape and type, no content."""

    dtype = property(lambda self: self._dtype)
