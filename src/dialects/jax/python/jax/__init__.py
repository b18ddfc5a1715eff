"""jax: arrays, gradients and compiled functions, without numbers. Calls are recorded as rosetta's recordings."""

import rosetta

from . import lax, nn, numpy, random, tree, tree_util
from ._array import Array
from ._grad import grad, value_and_grad
from ._state import beside
from ._transforms import checkpoint, device_count, device_get, device_put, devices, disable_jit, eval_shape, jit, local_device_count, named_scope, pmap, vmap
from ._settings import block_until_ready, clear_caches, config, debug, default_backend, profiler

remat = checkpoint
tree_map, tree_leaves = tree.map, tree.leaves
_missing = rosetta.attribute_hook(__name__)


def __getattr__(name):
    if name == "__version__":
        return beside(0)
    return _missing(name)
