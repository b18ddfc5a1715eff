"""``chainer.datasets``: arrays side by side, parts of data sets, and the ones that Chainer downloads."""

import numpy
import rosetta
from numpy import provenance

from .dataset import DatasetMixin, Examples, columns_of


class TupleDataset:
    """Arrays side by side: an example is a tuple."""

    def __init__(self, *datasets):
        if not datasets:
            raise ValueError("no datasets are given")
        if len({len(each) for each in datasets}) > 1:
            raise ValueError("dataset of the index 0 has a different length")
        self._datasets = datasets

    def rosetta_columns(self):
        """All examples as columns."""
        return Examples([columns_of(each).columns[0] for each in self._datasets])

    def __len__(self):
        return len(self._datasets[0])

    def __getitem__(self, index):
        return self.rosetta_columns()[index]


class DictDataset:
    """Arrays side by side by name: an example is a dict."""

    def __init__(self, **datasets):
        self._datasets = datasets

    def rosetta_columns(self):
        """All examples as columns."""
        return Examples([columns_of(each).columns[0] for each in self._datasets.values()], names=list(self._datasets))

    def __len__(self):
        return len(next(iter(self._datasets.values())))

    def __getitem__(self, index):
        return self.rosetta_columns()[index]


class SubDataset(DatasetMixin):
    """A stretch of another data set."""

    def __init__(self, dataset, start, finish, order=None):
        self._dataset, self._start, self._finish, self._order = dataset, start, finish, order

    def rosetta_columns(self):
        """The stretch as columns."""
        return columns_of(self._dataset)[self._start:self._finish]

    def __len__(self):
        return self._finish - self._start

    def get_example(self, i):
        return self.rosetta_columns()[i]


class TransformDataset(DatasetMixin):
    """Each example changed by a function when it is asked for."""

    def __init__(self, dataset, transform):
        raise rosetta.UnknownCall("chainer.datasets.TransformDataset is not known here: what a function does to each example is not followed. Expected the whole arrays changed beforehand.")


def split_dataset(dataset, split_at, order=None):
    """Two parts of a data set: up to a place, and from there on."""
    if order is not None:
        rosetta.note("not modelled", "split_dataset(order=…) says which example stands in which part; the parts are taken in order here.")
    return SubDataset(dataset, 0, split_at), SubDataset(dataset, split_at, len(dataset))


def split_dataset_random(dataset, first_size, seed=None):
    """Two parts of a data set, drawn at random."""
    rosetta.note("not modelled", "split_dataset_random draws which examples stand in which part; the parts are taken in order here.")
    return split_dataset(dataset, first_size)


def _arrays(name, split, count, shape, withlabel, scale, dtype, flat):
    """Pixels from 0 to ``scale``, channels first, and class numbers."""
    pixels = numpy.ndarray((count, *shape), numpy.uint8, provenance.origin(name, split, "features", count))
    if flat:
        pixels = pixels.reshape(count, -1)
    pixels = (pixels.astype(dtype) * (scale / 255.0)).astype(dtype)
    if not withlabel:
        return pixels
    labels = numpy.ndarray((count,), numpy.uint8, provenance.origin(name, split, "targets", count)).astype(numpy.int32)
    return TupleDataset(pixels, labels)


def _images(name, counts, shape):
    def get(withlabel=True, ndim=3, scale=1.0, dtype=None, **kwargs):
        for given, usual in (("rgb_format", False), ("label_dtype", numpy.int32)):
            if kwargs.get(given, usual) not in (usual, None):
                raise rosetta.UnknownCall(f"chainer.datasets.get_{name}({given}={kwargs[given]}) is not known here.")
        if ndim not in (1, 3) and not (ndim == 2 and shape[0] == 1):
            raise ValueError("invalid ndim for dataset")
        own = shape[1:] if ndim == 2 else shape
        return tuple(_arrays(name, split, count, own, withlabel, scale, dtype or numpy.float32, ndim == 1) for split, count in zip(("train", "test"), counts))

    return get


_mnist, _fashion = _images("mnist", (60000, 10000), (1, 28, 28)), _images("fashion_mnist", (60000, 10000), (1, 28, 28))
get_cifar10, get_cifar100 = _images("cifar10", (50000, 10000), (3, 32, 32)), _images("cifar100", (50000, 10000), (3, 32, 32))


def get_mnist(withlabel=True, ndim=1, **kwargs):
    """Digits as rows of 784 numbers, unless ``ndim`` says otherwise."""
    return _mnist(withlabel, ndim, **kwargs)


def get_fashion_mnist(withlabel=True, ndim=1, **kwargs):
    """Clothes as rows of 784 numbers, unless ``ndim`` says otherwise."""
    return _fashion(withlabel, ndim, **kwargs)


class tuple_dataset:  # noqa: N801 - the name of Chainer's module
    """``chainer.datasets.tuple_dataset``."""

    TupleDataset = TupleDataset


__getattr__ = rosetta.attribute_hook("chainer.datasets")
