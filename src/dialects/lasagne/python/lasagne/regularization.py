"""Penalties: sums over weights that a program adds to its loss."""

import rosetta

from ._theano import elementwise, reductions
from .layers import Layer, get_all_params


def l1(x):
    """The sum of absolute values."""
    return reductions.sum(elementwise.abs_(x))


def l2(x):
    """The sum of squares, without a half."""
    return reductions.sum(elementwise.sqr(x))


def _sum(parts):
    found = list(parts)
    total = found[0] if found else 0
    for each in found[1:]:
        total = total + each
    return total


def apply_penalty(tensor_or_tensors, penalty, **kwargs):
    """The penalties of all tensors together."""
    if isinstance(tensor_or_tensors, (list, tuple)):
        return _sum(penalty(each, **kwargs) for each in tensor_or_tensors)
    return penalty(tensor_or_tensors, **kwargs)


def regularize_layer_params(layer, penalty, tags={"regularizable": True}, **kwargs):
    """The penalties of one layer's weights, or of several layers'."""
    layers = [layer] if isinstance(layer, Layer) else layer
    return apply_penalty([param for each in layers for param in each.get_params(**tags)], penalty, **kwargs)


def regularize_layer_params_weighted(layers, penalty, tags={"regularizable": True}, **kwargs):
    """Penalties of layers, each with a factor of its own."""
    return _sum(coeff * apply_penalty(layer.get_params(**tags), penalty, **kwargs) for layer, coeff in layers.items())


def regularize_network_params(layer, penalty, tags={"regularizable": True}, **kwargs):
    """The penalties of all weights below a layer."""
    return apply_penalty(get_all_params(layer, **tags), penalty, **kwargs)


__getattr__ = rosetta.attribute_hook(__name__)
