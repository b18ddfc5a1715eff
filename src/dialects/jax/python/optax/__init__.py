"""optax: optimisers, schedules and losses. An optimiser changes gradients into updates; its step is recorded when updates are applied."""

import rosetta
from jax._state import beside

from . import losses, optimizers, schedules
from .losses import (
    huber_loss, l2_loss, log_cosh, safe_softmax_cross_entropy, sigmoid_binary_cross_entropy, smooth_labels, softmax_cross_entropy,
    softmax_cross_entropy_with_integer_labels, squared_error,
)
from .chains import chain
from .optimizers import GradientTransformation, GradientTransformationExtraArgs, OptState, apply_updates, global_norm, inject_hyperparams

for _module, _names in ((optimizers, (*optimizers.RULES, *optimizers.PARTS)), (schedules, schedules.NAMES)):
    for _name in _names:
        globals()[_name] = getattr(_module, _name)
del _module, _names, _name
_missing = rosetta.attribute_hook(__name__)


def __getattr__(name):
    if name == "__version__":
        return beside(1)
    return _missing(name)
