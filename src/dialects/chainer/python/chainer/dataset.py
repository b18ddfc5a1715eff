"""``chainer.dataset``: examples, and batches of them as arrays."""

import numpy
import rosetta
from rosetta import Symbolic


class Examples:
    """Examples as columns of arrays: what a data set gives for a slice, and an iterator for a batch."""

    def __init__(self, columns, single=False, names=None):
        self.columns, self.single, self.names = tuple(columns), single, names

    def __len__(self):
        return int(self.columns[0].shape[0])

    def _example(self, parts):
        if self.names:
            return dict(zip(self.names, parts))
        return parts[0] if self.single else tuple(parts)

    def __getitem__(self, index):
        parts = [each[index] for each in self.columns]
        return Examples(parts, self.single, self.names) if isinstance(index, slice) else self._example(parts)

    def __iter__(self):
        if any(isinstance(each.shape[0], rosetta.BatchDim) for each in self.columns):
            raise rosetta.UnknownCall("The examples of a batch one by one are not known here. Expected chainer.dataset.concat_examples(batch).")
        return (self[i] for i in range(len(self)))


class DatasetMixin:
    """The base of data sets of the program's own: they say ``get_example`` and ``__len__``."""

    def __getitem__(self, index):
        if isinstance(index, slice):
            return columns_of(self)[index]
        return self.get_example(index)

    def __len__(self):
        raise NotImplementedError

    def get_example(self, i):
        """One example."""
        raise NotImplementedError


class Iterator:
    """The base of iterators."""


def columns_of(dataset):
    """A whole data set as columns."""
    if isinstance(dataset, Examples):
        return dataset
    if hasattr(dataset, "rosetta_columns"):
        return dataset.rosetta_columns()
    if isinstance(dataset, Symbolic):
        return Examples([dataset], single=True)
    first = dataset[0]
    names = list(first) if isinstance(first, dict) else None
    parts = list(first.values()) if names else list(first) if isinstance(first, (tuple, list)) else [first]
    return Examples([_column(len(dataset), each) for each in parts], single=not isinstance(first, (tuple, list, dict)), names=names)


def _column(count, value):
    """A column of a data set of the program's own: one example tells shape and type of all."""
    one = value if isinstance(value, Symbolic) else numpy.asarray(value)
    if isinstance(value, bool) or (isinstance(value, int) and not isinstance(value, Symbolic)):
        return numpy.ndarray((count,), numpy.int32)
    return numpy.ndarray((count, *one.shape), one.dtype)


def concat_examples(batch, device=None, padding=None):
    """A batch of examples as arrays."""
    if padding is not None:
        raise rosetta.UnknownCall("chainer.dataset.concat_examples(padding=…) is not known here: examples of unequal length are not modelled.")
    if not isinstance(batch, Examples):
        batch = columns_of(batch)
    if batch.names:
        return dict(zip(batch.names, batch.columns))
    return batch.columns[0] if batch.single else batch.columns


def to_device(device, x):
    """The array itself."""
    return x


def converter():
    """A decorator that gives the function itself."""
    return lambda function: function


class convert:  # noqa: N801 - the name of Chainer's module
    """``chainer.dataset.convert``."""

    concat_examples = staticmethod(concat_examples)
    to_device = staticmethod(to_device)


__getattr__ = rosetta.attribute_hook("chainer.dataset")
