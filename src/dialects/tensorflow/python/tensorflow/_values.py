"""What stands for a tensor: its value in one run, a value that only a feed decides, and what an operation is about to make."""

from rosetta import Symbolic

from ._dtypes import as_dtype

BATCH = 32  # the batch size that stands for None while the graph is drawn; its multiples stay known as such


class Unknown:
    """What only a feed decides: the value of a placeholder of no stated shape, and all that follows from it."""

    def __repr__(self):
        return "<only a run knows>"


UNKNOWN = Unknown()


class Value(Symbolic):
    """A tensor of one run: shape and type, no content."""

    def __init__(self, shape, dtype, source=None, constant=None):
        super().__init__(shape, as_dtype(dtype), source, constant)

    dtype = property(lambda self: self._dtype)


class Made:
    """What an operation makes: the shape and type of one output."""

    def __init__(self, shape, dtype):
        self.shape, self.dtype = tuple(shape), as_dtype(dtype)


def shape_of(sample):
    """The shape of a value; None where it is unknown."""
    if isinstance(sample, Unknown):
        return None
    if isinstance(sample, Symbolic):
        return sample.shape
    if isinstance(sample, (list, tuple)):
        return (len(sample), *(shape_of(sample[0]) if sample else ()))
    return ()
