"""Single examples of a batch. Chainer's functions over sequences take a list with one array per example; here such a list stands for the batch.

What a program does alike to every example of a batch is recorded once, on the batch.
"""

import rosetta
from rosetta import BatchDim, Symbolic

from ._state import state
from .variable import Variable


class Row(Variable):
    """One example of a batch: ``whole[index]``."""

    @classmethod
    def of(cls, whole, index):
        """The example at a place."""
        self = cls.__new__(cls)
        Symbolic.__init__(self, whole.shape[1:], whole._dtype)
        self._array, self.name, self.requires_grad, self.rosetta_fed = None, None, True, False
        self.whole, self.index, self.rosetta_cut = whole, int(index), getattr(whole, "rosetta_cut", None)
        return self


def batched(x):
    """Whether the first axis of an array counts examples."""
    return bool(x.shape) and isinstance(x.shape[0], BatchDim) and x.shape[0].factor == 1


def rows(whole):
    """All examples of a batch, in order."""
    return [Row.of(whole, i) for i in range(int(whole.shape[0]))]


def row_of(value):
    """The batch that an array is one example of, and its place there; None for any other."""
    if isinstance(value, Row):
        return value.whole, value.index
    array = getattr(value, "_array", None) if isinstance(value, Variable) else value
    return getattr(array, "rosetta_row", None)


def gathered(values):
    """The batch whose examples, all of them and in order, a list holds; None for any other list."""
    if not isinstance(values, (list, tuple)) or not values:
        return None
    found = [row_of(each) for each in values]
    if any(each is None for each in found):
        return None
    whole = found[0][0]
    same = all(each[0].rosetta_id == whole.rosetta_id and each[1] == i for i, each in enumerate(found))
    return whole if same and len(found) == int(whole.shape[0]) else None


def need_rows(values, path):
    """The batch of a list of sequences, as functions over sequences want it."""
    if not isinstance(values, (list, tuple)):
        raise TypeError(f"{path}: xs must be a list of arrays, one per example. Received {type(values).__name__}")
    whole = gathered(values)
    if whole is None:
        raise rosetta.UnknownCall(
            f"{path} reads a list that holds every example of one batch, in order, all of one length: [x for x in batch], chainer.functions.separate(batch) or chainer.functions.split_axis of all of them. "
            f"Received another list of {len(values)}; sequences of different lengths are not modelled."
        )
    return whole


def alike(row, key, function):
    """What ``function`` makes of one example, recorded once on the whole batch: the first example asks, the others find it."""
    known = state().rows
    place = (rosetta.recorder().current_trace, row.whole.rosetta_id, key)
    made = known.get(place)
    if made is None or row.index in made[1]:
        made = known[place] = (function(row.whole), set())
    made[1].add(row.index)
    return Row.of(made[0], row.index)
