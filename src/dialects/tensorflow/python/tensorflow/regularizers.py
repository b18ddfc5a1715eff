"""Penalties on weights: each is drawn as a part of the loss that the program may add."""

import rosetta

from . import _math_ops, _reductions
from .nn import l2_loss


def l2_regularizer(scale, scope=None):
    """``scale · sum(w²) / 2``."""
    return _penalty("l2_regularizer", scale, lambda w: _math_ops.multiply(l2_loss(w), float(scale)))


def l1_regularizer(scale, scope=None):
    """``scale · sum(|w|)``."""
    return _penalty("l1_regularizer", scale, lambda w: _math_ops.multiply(_reductions.reduce_sum(_math_ops.abs(w)), float(scale)))


def _penalty(name, scale, function):
    if not isinstance(scale, (int, float)) or scale < 0:
        raise ValueError(f"Setting a scale less than 0 on a regularizer: {scale}")
    penalty = (lambda w: None) if scale == 0 else function
    penalty.__rosetta_path__ = f"tensorflow.contrib.layers.{name}"
    return penalty


__getattr__ = rosetta.attribute_hook(__name__)
