"""optax: optimisers, schedules and losses. An optimiser changes gradients into updates; its step is recorded when updates are applied."""

import rosetta
from jax._state import beside

from . import losses, schedules
from .losses import (
    huber_loss, l2_loss, safe_softmax_cross_entropy, sigmoid_binary_cross_entropy, smooth_labels, softmax_cross_entropy,
    softmax_cross_entropy_with_integer_labels, squared_error,
)
from .optimizers import (
    GradientTransformation, GradientTransformationExtraArgs, adagrad, adam, adamw, apply_updates, chain, global_norm, rmsprop, sgd,
)
from .schedules import constant_schedule

_missing = rosetta.attribute_hook(__name__)


def __getattr__(name):
    if name == "__version__":
        return beside(1)
    return _missing(name)
