"""``torch.utils.data``: data sets and loaders."""

import rosetta

from .datasets import ConcatDataset, Dataset, IterableDataset, Subset, TensorDataset, random_split  # noqa: F401
from .loader import BatchSampler, DataLoader, RandomSampler, Sampler, SequentialSampler, SubsetRandomSampler  # noqa: F401

__getattr__ = rosetta.attribute_hook("torch.utils.data")
