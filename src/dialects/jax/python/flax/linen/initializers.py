"""flax.linen.initializers: those of jax, and two more names."""

import rosetta
from jax.nn.initializers import (
    constant, delta_orthogonal, glorot_normal, glorot_uniform, he_normal, he_uniform, kaiming_normal, kaiming_uniform, lecun_normal,
    lecun_uniform, normal, ones, orthogonal, truncated_normal, uniform, variance_scaling, xavier_normal, xavier_uniform, zeros,
)


def zeros_init():
    """The initialiser of zeros."""
    return zeros


def ones_init():
    """The initialiser of ones."""
    return ones


__getattr__ = rosetta.attribute_hook(__name__)
