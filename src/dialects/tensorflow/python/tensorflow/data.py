"""tf.data: data sets from arrays, shuffled, repeated and cut into batches."""

import rosetta
from rosetta import recorder

from ._feeding import Plan, batch_tensor, dry
from ._graph import Tensor

_CALL = "tensorflow.data.Dataset.batch"


class Dataset:
    """Rows of arrays, with what is done to them in order."""

    def __init__(self, rows, buffer=None, epochs=1, size=None, drop=False, stated=(), changes=(), reshuffle=True):
        self.rows, self.buffer, self.epochs, self.size, self.drop = rows, buffer, epochs, size, drop
        self.stated, self.changes, self.reshuffle = tuple(stated), tuple(changes), reshuffle

    def _with(self, **changes):
        return Dataset(**{**dict(rows=self.rows, buffer=self.buffer, epochs=self.epochs, size=self.size, drop=self.drop, stated=self.stated, changes=self.changes, reshuffle=self.reshuffle), **changes})

    @staticmethod
    def from_tensor_slices(*args, **kwargs):
        """One example per row."""
        return Dataset(_dry(rosetta.bind("tensorflow.data.Dataset.from_tensor_slices", args, kwargs).tensors))

    def shuffle(self, *args, **kwargs):
        """A buffer from which examples are drawn at random."""
        bound = rosetta.bind("tensorflow.data.Dataset.shuffle", args, kwargs)
        if self.size is not None:
            raise rosetta.UnknownCall("Dataset.shuffle after batch shuffles whole batches; this is not modelled here. Expected shuffle before batch.")
        return self._with(buffer=int(bound.buffer_size), reshuffle=bound.reshuffle_each_iteration is not False, stated=(*self.stated, "shuffle"))

    def repeat(self, *args, **kwargs):
        """The data again, so many times; without a number for ever."""
        count = rosetta.bind("tensorflow.data.Dataset.repeat", args, kwargs).count
        endless = count is None or int(count) < 0 or self.epochs is None
        return self._with(epochs=None if endless else self.epochs * int(count))

    def batch(self, *args, **kwargs):
        """So many examples at once."""
        bound = rosetta.bind(_CALL, args, kwargs)
        if self.size is not None:
            raise rosetta.UnknownCall("Dataset.batch of batches is not modelled here.")
        return self._with(size=int(bound.batch_size), drop=bool(bound.values.get("drop_remainder")), stated=(*self.stated, "batch_size", *(["drop_last"] if "drop_remainder" in bound.stated else [])))

    def map(self, *args, **kwargs):
        """A function of each example (or batch), drawn after the batch is made: the same for functions of single elements."""
        bound = rosetta.bind("tensorflow.data.Dataset.map", args, kwargs)
        return self._with(changes=(*self.changes, bound.map_func))

    def prefetch(self, *args, **kwargs):
        return self

    cache = prefetch

    def make_one_shot_iterator(self, *args, **kwargs):
        return Iterator(self)

    make_initializable_iterator = make_one_shot_iterator
    output_types = output_shapes = property(lambda self: None)


class Iterator:
    """Hands out batches."""

    def __init__(self, dataset):
        self.dataset = dataset

    @property
    def initializer(self):
        from ._control import nothing

        return nothing("make_iterator")

    def get_next(self, name=None):
        """The tensors of the next batch."""
        dataset = self.dataset
        if dataset.size is None:
            raise rosetta.UnknownCall("A tf.data.Dataset without batch gives single examples; this is not modelled here. Call batch.")
        arrays = list(_walk(dataset.rows))
        truth = arrays[1:] if isinstance(dataset.rows, tuple) and len(dataset.rows) == 2 else []
        truth = list(_walk(dataset.rows[1])) if truth else []
        order = "never" if dataset.buffer is None else "once" if not dataset.reshuffle else "each epoch" if dataset.buffer >= int(arrays[0].shape[0]) else {"queue": dataset.buffer}
        plan = Plan(_CALL, arrays, {id(each) for each in truth}, dataset.size, dataset.epochs, order, "drop" if dataset.drop else "keep", dataset.stated)
        made = _made(dataset.rows, plan)
        for change in dataset.changes:
            made = change(*made) if isinstance(made, tuple) else change(made)
        return made


def _dry(value):
    if isinstance(value, tuple):
        return tuple(_dry(each) for each in value)
    if isinstance(value, dict):
        return {name: _dry(each) for name, each in value.items()}
    if isinstance(value, Tensor):
        raise rosetta.UnknownCall("A tf.data.Dataset made from tensors is not modelled here. Expected arrays.")
    return dry(value)


def _walk(value):
    for each in value if isinstance(value, tuple) else value.values() if isinstance(value, dict) else [value]:
        yield from _walk(each) if isinstance(each, (tuple, dict)) else [each]


def _made(value, plan):
    if isinstance(value, tuple):
        return tuple(_made(each, plan) for each in value)
    if isinstance(value, dict):
        return {name: _made(each, plan) for name, each in value.items()}
    return batch_tensor(plan, value)


_ = recorder
__getattr__ = rosetta.attribute_hook(__name__)
