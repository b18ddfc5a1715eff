"""Activations, softmax and dropout as functions."""

import rosetta

from .. import _shapes
from .._record import Mode, floats, function, named, need, said
from .._rows import Row, alike

NAMES = ("relu", "relu6", "clipped_relu", "leaky_relu", "elu", "selu", "sigmoid", "hard_sigmoid", "tanh", "softplus")
for _name in NAMES:
    globals()[_name] = function(f"chainer.functions.{_name}")


def _along(path):
    def shape(bound):
        _shapes.axis(bound.axis, len(bound.x.shape), path)
        return bound.x.shape

    return shape


softmax = function("chainer.functions.softmax", _along("chainer.functions.softmax"))
log_softmax = function("chainer.functions.log_softmax", _along("chainer.functions.log_softmax"))


def _prelu_shape(bound):
    lead, own = tuple(map(int, bound.x.shape[1:])), tuple(map(int, bound.W.shape))
    _shapes.expect(lead[:len(own)] == own, "chainer.functions.prelu", f"W.shape to begin x.shape[1:] = {lead}", own)
    return bound.x.shape


prelu = function("chainer.functions.prelu", _prelu_shape, roles=("W",))


def dropout(*args, **kwargs):
    """Random zeros while ``chainer.config.train``."""
    path = "chainer.functions.dropout"
    if "train" in kwargs:
        raise ValueError("train argument is not supported anymore. Use chainer.using_config('train', value) context.")
    bound = rosetta.bind(path, args, kwargs)
    if isinstance(bound.x, Row):
        return alike(bound.x, (path, bound.ratio), lambda whole: dropout(whole, bound.ratio))
    floats(need(bound.x, "x", path), "x", path)
    if not 0.0 <= bound.ratio < 1.0:
        raise ValueError("dropout_ratio must be within the range [0.0, 1.0)")
    return said(path, Mode(bound.stated), [bound.x], bound.x.shape)


named(dropout, "chainer.functions.dropout")


def identity(*inputs):
    """The inputs themselves."""
    return inputs[0] if len(inputs) == 1 else inputs
