"""Data sets of arrays."""

import rosetta

from ... import ndarray
from ..._tensor import NDArray


class Dataset:
    """The base; a program's own one is walked example by example only in a real run."""

    def __getitem__(self, idx):
        raise NotImplementedError

    def __len__(self):
        raise NotImplementedError

    def transform(self, fn, lazy=True):
        raise rosetta.UnknownCall(f"{type(self).__name__}.transform is not known here: what a function does to single examples is not read. Expected arrays prepared before.")

    transform_first = transform


class ArrayDataset(Dataset):
    """Examples from arrays of equal length."""

    def __init__(self, *args):
        if not args:
            raise AssertionError("Needs at least 1 arrays")
        self._data = [_array(each) for each in args]
        if any(int(each.shape[0]) != len(self) for each in self._data):
            raise AssertionError("All arrays must have the same length")

    def __len__(self):
        return int(self._data[0].shape[0])

    def __getitem__(self, idx):
        found = tuple(each[idx] for each in self._data)
        return found if len(found) > 1 else found[0]


class SimpleDataset(Dataset):
    """Examples from one array."""

    def __init__(self, data):
        self._data = [_array(data)]

    def __len__(self):
        return int(self._data[0].shape[0])

    def __getitem__(self, idx):
        return self._data[0][idx]


def _array(value):
    """An array as the loader will hand it out: numpy's types stay."""
    if isinstance(value, rosetta.Symbolic):
        return value
    import numpy

    return numpy.array(value)


def arrays_of(dataset):
    """The arrays of a data set, as the loader's batches have them: double precision becomes what an NDArray of the array's own type is."""
    if isinstance(dataset, (NDArray, rosetta.Symbolic)):
        return [dataset]
    if isinstance(dataset, (ArrayDataset, SimpleDataset)):
        return dataset._data
    raise rosetta.UnknownCall(f"A data set of type {type(dataset).__name__} is not known here. Expected ArrayDataset or an array.")


__all__ = ["ArrayDataset", "Dataset", "SimpleDataset", "arrays_of", "ndarray"]
