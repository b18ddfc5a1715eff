"""``torch.optim``: optimisers."""

import rosetta

from . import lr_scheduler
from .optimizer import SGD, Adadelta, Adagrad, Adam, Adamax, AdamW, NAdam, Optimizer, RMSprop  # noqa: F401

__all__ = ["SGD", "Adadelta", "Adagrad", "Adam", "AdamW", "Adamax", "NAdam", "Optimizer", "RMSprop", "lr_scheduler"]
__getattr__ = rosetta.attribute_hook("torch.optim")
