"""flax: neural networks on jax, as linen modules (functions with variables apart) and as nnx modules (objects that hold them)."""

import rosetta

from . import core, jax_utils, linen, nnx, serialization, struct, traverse_util, training
from .core import FrozenDict, freeze, unfreeze
from ._example import rosetta_models

_missing = rosetta.attribute_hook(__name__)


def __getattr__(name):
    if name == "__version__":
        return rosetta.version_of("flax")
    return _missing(name)
