"""Data sets: tensors side by side, parts of them, and the user's own."""

import rosetta

from ...tensor import Tensor


class Dataset:
    """The base of data sets; the user's own say ``__len__`` and ``__getitem__``."""

    def __getitem__(self, index):
        raise NotImplementedError("Subclasses of Dataset should implement __getitem__.")

    def __add__(self, other):
        return ConcatDataset([self, other])


class IterableDataset(Dataset):
    """A data set that is walked, not indexed."""


class TensorDataset(Dataset):
    """Examples from tensors with equal first axis."""

    def __init__(self, *tensors):
        if len({int(each.shape[0]) for each in tensors}) > 1:
            raise AssertionError("Size mismatch between tensors")
        self.tensors = tensors

    def __getitem__(self, index):
        return tuple(each[index] for each in self.tensors)

    def __len__(self):
        return int(self.tensors[0].shape[0])


class Subset(Dataset):
    """Some of a data set's examples."""

    def __init__(self, dataset, indices):
        self.dataset, self.indices = dataset, indices

    def __getitem__(self, index):
        return self.dataset[0]

    def __len__(self):
        return len(self.indices)


class ConcatDataset(Dataset):
    """Data sets one after the other."""

    def __init__(self, datasets):
        rosetta.unknown("torch.utils.data.ConcatDataset")


def random_split(dataset, lengths, generator=None):
    """A data set in parts of the given lengths, drawn at random."""
    total = len(dataset)
    if all(isinstance(each, float) for each in lengths):
        lengths = [int(total * each) for each in lengths]
        for i in range(total - sum(lengths)):
            lengths[i % len(lengths)] += 1
    if sum(lengths) != total:
        raise ValueError("Sum of input lengths does not equal the length of the input dataset!")
    rosetta.note("not modelled", "random_split draws which examples stand in which part; the parts are taken in order here.")
    starts = [sum(lengths[:i]) for i in range(len(lengths))]
    return [Subset(dataset, range(start, start + length)) for start, length in zip(starts, lengths)]


def tensors_of(dataset):
    """The whole features and targets of a data set, as dry tensors."""
    if isinstance(dataset, Subset):
        inner = tensors_of(dataset.dataset)
        return tuple(_part(each, dataset.indices) for each in inner)
    if isinstance(dataset, TensorDataset):
        return dataset.tensors
    if isinstance(dataset, IterableDataset):
        rosetta.unknown("torch.utils.data.IterableDataset", ["TensorDataset", "Dataset"])
    return _from_items(dataset)


def _part(tensor, indices):
    source = tensor.rosetta_source
    if source is not None and isinstance(indices, range) and indices.step == 1:
        source = {**source, "steps": [*source["steps"], {"step": "slice", "start": indices.start, "stop": indices.stop}]}
    return Tensor((len(indices), *tensor.shape[1:]), tensor.dtype, source)


def _from_items(dataset):
    """A data set of the user's own: one example tells shapes and types of all."""
    from ...creation import of_array

    first = dataset[0]
    items = first if isinstance(first, (tuple, list)) else (first,)
    made = [of_array(each) for each in items]
    return tuple(Tensor((len(dataset), *each.shape), each.dtype, each.rosetta_source) for each in made)
