"""keras: layers, models and training, without numbers. Calls are recorded as rosetta's recordings."""

import rosetta

from . import activations, backend, callbacks, config, datasets, initializers, layers, losses, metrics, mixed_precision, models, ops, optimizers, random, regularizers, utils
from ._example import rosetta_models
from .layers import Input, Layer
from .losses import Loss
from .models import Model, Sequential

KerasTensor = __import__("keras._tensor", fromlist=["KerasTensor"]).KerasTensor
Initializer, Optimizer = initializers.Initializer, optimizers.Optimizer
_missing = rosetta.attribute_hook(__name__)


def __getattr__(name):
    if name == "__version__":
        return rosetta.version_of("keras")
    return _missing(name)


def version():
    """The version assumed."""
    return rosetta.version_of("keras")
