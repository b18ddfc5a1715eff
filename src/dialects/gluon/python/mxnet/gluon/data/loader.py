"""``DataLoader``: walks a data set in batches; a dry run sees one batch per pass."""

import rosetta

from ..._tensor import NDArray
from .datasets import arrays_of


class Sampler:
    """Says in which order examples come."""

    def __init__(self, length):
        self.length = length

    def __len__(self):
        return self.length


class SequentialSampler(Sampler):
    """In order."""


class RandomSampler(Sampler):
    """Shuffled anew each pass."""


class BatchSampler(Sampler):
    """Batches of another sampler's examples."""

    def __init__(self, sampler, batch_size, last_batch="keep"):
        super().__init__(len(sampler))
        self.sampler, self.batch_size, self.last_batch = sampler, batch_size, last_batch


class DataLoader:
    """Batches of a data set."""

    __rosetta_path__ = "mxnet.gluon.data.DataLoader"

    def __init__(self, *args, **kwargs):
        self.bound = bound = rosetta.bind(self.__rosetta_path__, args, kwargs)
        if bound.values.get("batchify_fn") is not None:
            raise rosetta.UnknownCall("DataLoader(batchify_fn=…) is not known here. Expected batches of equal arrays.")
        sampler, batches = bound.sampler, bound.batch_sampler
        if batches is not None:
            sampler, self.batch_size, self.last = batches.sampler, batches.batch_size, batches.last_batch
        else:
            if bound.batch_size is None:
                raise ValueError("batch_size must be specified unless batch_sampler is specified")
            self.batch_size, self.last = bound.batch_size, bound.last_batch or "keep"
        if sampler is not None and not isinstance(sampler, (SequentialSampler, RandomSampler)):
            raise rosetta.UnknownCall(f"DataLoader(sampler={type(sampler).__name__}) is not known here. Expected SequentialSampler or RandomSampler.")
        if bound.shuffle and sampler is not None and batches is None:
            raise ValueError("shuffle must not be specified if sampler is specified")
        if self.last not in ("keep", "discard", "rollover"):
            raise ValueError(f"last_batch must be one of 'keep', 'discard', or 'rollover', but got {self.last}")
        if self.last == "rollover":
            raise rosetta.UnknownCall("DataLoader(last_batch='rollover') is not modelled here: examples left over would begin the next pass. Expected 'keep' or 'discard'.")
        self.dataset, self.order = bound.dataset, "each epoch" if bound.shuffle or isinstance(sampler, RandomSampler) else "never"
        if bound.values.get("num_workers"):
            rosetta.no_effect("num_workers changes speed only.")

    def __len__(self):
        rows, size = len(self.dataset), int(self.batch_size)
        return rows // size if self.last == "discard" else -(-rows // size)

    def __iter__(self):
        arrays = arrays_of(self.dataset)
        stated = [name for name in ("batch_size", "shuffle", "last_batch") if name in self.bound.stated]
        features, *targets = arrays
        y = targets[0] if len(targets) == 1 else (targets or None)
        walk = rosetta.batches(self.__rosetta_path__, features, y, self.batch_size, "drop" if self.last == "discard" else "keep", self.order, stated, _batch)
        for data, target in walk:
            rest = [] if target is None else target if isinstance(target, list) else [target]
            yield data if not rest else [data, *rest]


def _batch(array, shape, source):
    return NDArray(shape, str(array._dtype), source)
