"""Indexing: ``x[1:, ..., tf.newaxis]``."""

import rosetta
from rosetta.dims import dim

from ._graph import Made, Tensor, draw


def getitem(self, key):
    """``x[1:, ..., tf.newaxis]``."""
    bound = rosetta.bind("tensorflow.Tensor.__getitem__", (self, key), {})

    def compute(ins, given):
        index = given["slice_spec"]
        if isinstance(ins[0], (tuple, list)):
            return ins[0][index]
        return Made([dim(n) for n in _cut(ins[0].shape, index if isinstance(index, tuple) else (index,))], ins[0].dtype)

    return draw("tensorflow.Tensor.__getitem__", bound, [self], compute, name="strided_slice")


def _cut(shape, index):
    at = next((i for i, each in enumerate(index) if each is Ellipsis), None)
    used = sum(1 for each in index if each is not None and each is not Ellipsis)
    whole = (slice(None),) * (len(shape) - used)
    index = (*index[:at], *whole, *index[at + 1:]) if at is not None else (*index, *whole)
    left, result = list(shape), []
    for each in index:
        if each is None:
            result.append(1)
            continue
        n = left.pop(0)
        if isinstance(each, slice):
            bare = each.start in (None, 0) and each.stop is None and each.step in (None, 1)
            result.append(n if bare else len(range(*slice(*(None if b is None else int(b) for b in (each.start, each.stop, each.step))).indices(int(n)))))
        elif not -int(n) <= int(each) < int(n):
            raise ValueError(f"slice index {int(each)} of dimension out of bounds: its size is {int(n)}.")
    return result


Tensor.__getitem__ = getitem
