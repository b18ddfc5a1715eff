"""Losses, and numbers that only tell how well a model does."""

import numpy
import rosetta

from .. import _shapes
from .._record import floats, named, need, said
from ..variable import FLOAT, Variable


def _classes(x, t, values, path):
    if t.dtype.kind == "f":
        _same(x, t, values, path)
        return x.shape[:1] + x.shape[2:]
    _shapes.expect(t.dtype.kind == "i", path, "t.dtype.kind == 'i' (class numbers in int32)", t.dtype)
    wanted = tuple(map(int, x.shape[:1] + x.shape[2:]))
    _shapes.expect(tuple(map(int, t.shape)) == wanted, path, f"t of shape {wanted}", _shapes.written(t.shape))
    return t.shape


def _same(x, t, values, path):
    _shapes.expect(tuple(map(int, x.shape)) == tuple(map(int, t.shape)), path, "equal shapes", f"{_shapes.written(x.shape)} and {_shapes.written(t.shape)}")
    return x.shape


def _binary(x, t, values, path):
    _shapes.expect(t.dtype.kind == "i", path, "t.dtype.kind == 'i' (zeros and ones in int32)", t.dtype)
    return _same(x, t, values, path)


def _loss(name, inputs, per_element, reduces):
    path = f"chainer.functions.{name}"

    def call(*args, **kwargs):
        from .._both import mark_like, mark_target

        bound = rosetta.bind(path, args, kwargs)
        x, t = (need(bound.values[each], each, path) for each in inputs)
        floats(x, inputs[0], path)
        mark_like(t, x)
        mark_like(x, t)
        mark_target(t)
        shape = per_element(x, t, bound.values, path)
        return said(path, bound, [x, t], reduces(bound.values, shape), FLOAT)

    return named(call, path)


def _scalar(values, shape):
    return ()


def _unless_no(values, shape):
    return shape if values["reduce"] == "no" else ()


softmax_cross_entropy = _loss("softmax_cross_entropy", ("x", "t"), _classes, _unless_no)
sigmoid_cross_entropy = _loss("sigmoid_cross_entropy", ("x", "t"), _binary, _unless_no)
mean_squared_error = _loss("mean_squared_error", ("x0", "x1"), _same, _scalar)
mean_absolute_error = _loss("mean_absolute_error", ("x0", "x1"), _same, _scalar)
squared_error = _loss("squared_error", ("x0", "x1"), _same, lambda values, shape: shape)
absolute_error = _loss("absolute_error", ("x0", "x1"), _same, lambda values, shape: shape)
huber_loss = _loss("huber_loss", ("x", "t"), _same, lambda values, shape: shape if values["reduce"] == "no" else shape[:1] + shape[2:])
squared_difference = squared_error


def _told(name, takes):
    """A number that only tells how well a model does: no gradient, and no part of what is trained."""
    path = f"chainer.functions.{name}"

    def call(*args, **kwargs):
        if len(args) + len(kwargs) < takes:
            raise TypeError(f"{path} takes predictions and truth")
        made = Variable(numpy.ndarray((), FLOAT))
        made.rosetta_cut = f"{path} has no gradient"
        return made

    return named(call, path)


accuracy, binary_accuracy, r2_score = _told("accuracy", 2), _told("binary_accuracy", 2), _told("r2_score", 2)


def _several(name):
    one = _told(name, 2)

    def call(*args, **kwargs):
        return tuple(one(*args, **kwargs) for _ in range(4 if name == "classification_summary" else 2))

    return named(call, f"chainer.functions.{name}")


precision, recall, f1_score, classification_summary = (_several(each) for each in ("precision", "recall", "f1_score", "classification_summary"))
