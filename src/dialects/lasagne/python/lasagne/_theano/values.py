"""What stands for a tensor while a function runs: its shape and type, no content."""

import numpy
from rosetta import Symbolic

FLOAT = "float32"


class Value(Symbolic):
    """A tensor of one run."""

    def __init__(self, shape, dtype, source=None, constant=None):
        super().__init__(shape, numpy.dtype(dtype), source, constant)

    dtype = property(lambda self: self._dtype)
    ndim = property(lambda self: len(self._shape))


class Made:
    """What a call makes: the shape and type of its output."""

    def __init__(self, shape, dtype=FLOAT):
        self.shape, self.dtype = tuple(shape), dtype


def type_of(value):
    """The type of a value by name: ``float32``."""
    if isinstance(value, Symbolic):
        return getattr(value._dtype, "name", None) or str(value._dtype)
    if isinstance(value, bool):
        return "bool"
    return "int64" if isinstance(value, int) else FLOAT


def common(*types):
    """The type of what numbers of these types make together; floats are 32 bits wide here."""
    if any(each.startswith("float") for each in types):
        return FLOAT
    return "int64" if any("64" in each for each in types) else next((each for each in types if each.startswith(("int", "uint"))), types[0])
