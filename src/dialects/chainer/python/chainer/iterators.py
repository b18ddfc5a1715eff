"""Iterators: batches of a data set. One batch stands for an epoch, where the program asks where it is."""

import rosetta
from rosetta import BatchDim, begin_pass, end_pass
from rosetta.batches import part_of

from ._state import state
from .dataset import Examples, Iterator, columns_of


class SerialIterator(Iterator):
    """Batches in order or shuffled anew each epoch; with ``repeat`` a batch may reach into the next epoch."""

    def __init__(self, *args, **kwargs):
        self.path = f"chainer.iterators.{type(self).__name__}"
        self.bound = rosetta.bind(self.path, args, kwargs)
        if self.bound.values.get("order_sampler") is not None:
            raise rosetta.UnknownCall(f"{self.path}(order_sampler=…) is not known here. Expected shuffle=True or shuffle=False.")
        self.dataset, self.batch_size, self._repeat = self.bound.dataset, self.bound.batch_size, bool(self.bound.repeat)
        self.shuffle = self.bound.values.get("shuffle") in (None, True)
        self.number, self.outstanding = None, False
        self.reset()

    def reset(self):
        """Back to the start."""
        self.close()
        self._epoch, self._position, self._new, self.outstanding = 0, 0, False, False

    def __iter__(self):
        return self

    def __next__(self):
        self.close()
        columns = columns_of(self.dataset)
        size, rows = int(self.batch_size), len(columns)
        if not self._repeat and self._epoch > 0:
            raise StopIteration
        fresh = self._position == 0
        self._open(columns, size, rows, 1 if fresh else 0)
        self._position, self.outstanding, self._new = self._position + size, True, False
        if self._position >= rows or not self._repeat:
            self._turn()
        return self._batch(columns, size)

    next = __next__

    def _open(self, columns, size, rows, times):
        stated = tuple(each for each in self.bound.stated if each in ("batch_size", "shuffle", "repeat"))
        x, y = columns.columns[0], columns.columns[1] if len(columns.columns) > 1 else None
        remainder = "wrap" if self._repeat else "keep"
        if self._repeat and rows % size:
            rosetta.note("not modelled", f"{rows} examples in batches of {size}: Chainer fills the last batch from the next epoch, which then begins behind them; here it is filled from its own.")
        self.number = begin_pass(self.path, part_of(x, "features"), None if y is None else part_of(y, "targets"), size, remainder, "each epoch" if self.shuffle else "never", stated)
        rosetta.recorder().open_passes[-1]["times"] = times
        open_ones().append(self)

    def _batch(self, columns, size):
        batch = BatchDim(size)
        parts = []
        for i, each in enumerate(columns.columns):
            source = {**part_of(each, "features" if i == 0 else "targets"), "pass": self.number}
            parts.append(type(each)((batch, *each.shape[1:]), each.dtype, source))
        return Examples(parts, columns.single, columns.names)

    def _turn(self):
        """The end of an epoch is reached."""
        self._epoch, self._position, self._new, self.outstanding = self._epoch + 1, 0, True, False

    def _asked(self):
        if self.outstanding:
            self._turn()

    def close(self):
        """Ends the walk under way."""
        if self.number is not None:
            number, self.number = self.number, None
            open_ones().remove(self)
            end_pass(number)

    finalize = close

    @property
    def epoch(self):
        self._asked()
        return self._epoch

    @property
    def is_new_epoch(self):
        self._asked()
        return self._new

    @property
    def epoch_detail(self):
        return float(self.epoch)

    @property
    def previous_epoch_detail(self):
        return max(self.epoch_detail - int(self.batch_size) / max(len(self.dataset), 1), 0.0)

    @property
    def current_position(self):
        self._asked()
        return self._position

    @current_position.setter
    def current_position(self, value):
        self.reset()

    @epoch.setter
    def epoch(self, value):
        self._epoch = value

    @is_new_epoch.setter
    def is_new_epoch(self, value):
        self._new = value

    @property
    def repeat(self):
        return self._repeat

    def serialize(self, serializer):
        """No effect here."""


class MultiprocessIterator(SerialIterator):
    """A ``SerialIterator`` whose examples are made by other processes."""


class MultithreadIterator(SerialIterator):
    """A ``SerialIterator`` whose examples are made by other threads."""


def open_ones():
    """The iterators whose walk is under way."""
    return vars(state()).setdefault("iterators", [])


def stepped():
    """An update was made: the walks under way have given what they had."""
    for each in reversed(list(open_ones())):
        each.close()


__getattr__ = rosetta.attribute_hook("chainer.iterators")
