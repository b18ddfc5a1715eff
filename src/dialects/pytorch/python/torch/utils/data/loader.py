"""``DataLoader``: walks a data set in batches; a dry run sees one batch per pass."""

import rosetta

from ...grad import state
from ...tensor import Tensor
from .datasets import tensors_of


class Sampler:
    """Says in which order examples come."""

    def __init__(self, data_source=None, *args, **kwargs):
        self.data_source = data_source

    def __len__(self):
        return len(self.data_source)


class SequentialSampler(Sampler):
    """In order."""


class RandomSampler(Sampler):
    """Shuffled anew each pass."""

    def __init__(self, data_source, replacement=False, num_samples=None, generator=None):
        super().__init__(data_source)
        if replacement or num_samples is not None:
            raise rosetta.UnknownCall("torch.utils.data.RandomSampler with replacement or num_samples is not known here. Expected every example once.")


class SubsetRandomSampler(Sampler):
    """Some examples, shuffled anew each pass."""

    def __init__(self, indices, generator=None):
        rosetta.unknown("torch.utils.data.SubsetRandomSampler", ["random_split", "Subset", "RandomSampler"])


class BatchSampler(Sampler):
    """Batches of another sampler's examples."""

    def __init__(self, sampler, batch_size, drop_last):
        rosetta.unknown("torch.utils.data.BatchSampler", ["DataLoader"])


class DataLoader:
    """Batches of a data set."""

    def __init__(self, *args, **kwargs):
        bound = rosetta.bind("torch.utils.data.DataLoader", args, kwargs)
        self.bound, self.dataset, self.batch_size, self.drop_last = bound, bound.dataset, bound.batch_size, bound.drop_last
        for name in ("batch_sampler", "collate_fn"):
            if bound.values.get(name) is not None:
                raise rosetta.UnknownCall(f"torch.utils.data.DataLoader({name}=…) is not known here. Expected batches of equal size, in order or shuffled.")
        if bound.batch_size is None:
            raise rosetta.UnknownCall("torch.utils.data.DataLoader(batch_size=None) is not known here. Expected a number.")
        sampler = bound.values.get("sampler")
        if sampler is not None and not isinstance(sampler, (SequentialSampler, RandomSampler)):
            raise rosetta.UnknownCall(f"torch.utils.data.DataLoader(sampler={type(sampler).__name__}) is not known here. Expected SequentialSampler or RandomSampler.")
        self.order = "each epoch" if bound.shuffle or isinstance(sampler, RandomSampler) else "never"
        if bound.num_workers:
            rosetta.no_effect("num_workers changes speed only.")

    def __len__(self):
        rows, size = len(self.dataset), int(self.batch_size)
        return rows // size if self.drop_last else -(-rows // size)

    def __iter__(self):
        tensors = tensors_of(self.dataset)
        stated = tuple(each for each in self.bound.stated if each in ("batch_size", "drop_last", "shuffle", "sampler"))
        features, *targets = tensors
        y = targets[0] if len(targets) == 1 else (list(targets) or None)
        walk = rosetta.batches("torch.utils.data.DataLoader", features, y, self.batch_size, "drop" if self.drop_last else "keep", self.order, stated, _batch)
        for data, target in walk:
            rest = [] if target is None else (target if isinstance(target, list) else [target])
            waiting = len(state().losses)
            yield data if isinstance(self.dataset, Tensor) else [data, *rest]
            if len(state().losses) > waiting and not state().used:
                raise rosetta.UnknownCall("backward() is called for a batch without a step() after it: gradients that are gathered over several batches are not modelled here. Expected optimizer.step() after every batch.")


def _batch(array, shape, source):
    return Tensor(shape, array.dtype, source)
