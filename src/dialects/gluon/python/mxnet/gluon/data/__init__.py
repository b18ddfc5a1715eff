"""``gluon.data``: data sets of arrays, and loaders."""

import rosetta

from .datasets import ArrayDataset, Dataset, SimpleDataset  # noqa: F401
from .loader import BatchSampler, DataLoader, RandomSampler, Sampler, SequentialSampler  # noqa: F401

_missing = rosetta.attribute_hook("mxnet.gluon.data")


def __getattr__(name):
    return _missing(name)
