"""Convolutions, fully connected layers and tables as functions of their weights."""

import numpy
import rosetta

from .. import _shapes
from .._record import floats, function, named, need, said, weights
from ..variable import FLOAT


def conv_shape(x, w, stride, pad, dilate, groups, cover_all, path):
    """The output's shape of a convolution; checks channels as Chainer does."""
    rank = len(w) - 2
    _shapes.expect(len(x) == rank + 2, path, f"x.ndim == {rank + 2}", _shapes.written(x))
    _shapes.expect(int(x[1]) == int(w[1]) * groups, path, f"{int(w[1]) * groups} input channels", _shapes.written(x))
    ksize = [int(n) for n in w[2:]]
    numbers = [_shapes.many(each, rank, path) for each in (stride, pad, dilate)]
    return (x[0], int(w[0]), *_shapes.windows(x[2:], ksize, *numbers, bool(cover_all), path))


def transposed_shape(x, w, stride, pad, outsize, dilate, groups, path):
    """The output's shape of a transposed convolution."""
    rank = len(w) - 2
    _shapes.expect(len(x) == rank + 2, path, f"x.ndim == {rank + 2}", _shapes.written(x))
    _shapes.expect(int(x[1]) == int(w[0]), path, f"{int(w[0])} input channels", _shapes.written(x))
    numbers = [_shapes.many(each, rank, path) for each in (stride, pad, dilate)]
    natural = [s * (int(n) - 1) + (int(k) - 1) * d + 1 - 2 * p for n, k, s, p, d in zip(x[2:], w[2:], *numbers)]
    sizes = natural if outsize is None else list(_shapes.many(outsize, rank, path))
    for size, wanted, s in zip(natural, sizes, numbers[0]):
        _shapes.expect(0 <= wanted - size < s, path, f"outsize from {size} to {size + s - 1}", wanted)
    return (x[0], int(w[1]) * groups, *sizes)


def _convolution(suffix):
    path = f"chainer.functions.convolution_{suffix}"

    def shape(b):
        return conv_shape(b.x.shape, b.W.shape, b.stride, b.pad, b.values.get("dilate", 1), b.values.get("groups", 1), b.cover_all, path)

    return function(path, shape, roles=("W", "b"))


def _deconvolution(suffix):
    path = f"chainer.functions.deconvolution_{suffix}"

    def shape(b):
        return transposed_shape(b.x.shape, b.W.shape, b.stride, b.pad, b.outsize, b.values.get("dilate", 1), b.values.get("groups", 1), path)

    return function(path, shape, roles=("W", "b"))


for _suffix in ("1d", "2d", "3d", "nd"):
    globals()[f"convolution_{_suffix}"] = _convolution(_suffix)
    globals()[f"deconvolution_{_suffix}"] = _deconvolution(_suffix)


def as_matrix(x, n_batch_axes, path):
    """The input of a fully connected layer: axes after the batch are joined to one, as ``functions.linear`` does."""
    from .array import reshape

    floats(need(x, "x", path), "x", path)
    _shapes.expect(n_batch_axes >= 1, path, "n_batch_axes of at least 1", n_batch_axes)
    lead, rest = x.shape[:n_batch_axes], x.shape[n_batch_axes:]
    return x if len(rest) == 1 else reshape(x, (*lead, int(rosetta.product(rest))))


def dense_shape(x, w, path):
    """The output's shape of a fully connected layer on a matrix."""
    _shapes.expect(int(x[-1]) == int(w[1]), path, f"x.shape[-1] == W.shape[1] = {int(w[1])}", _shapes.written(x))
    return (*x[:-1], int(w[0]))


def linear(*args, **kwargs):
    """A matrix and a bias over all axes after the batch, joined to one."""
    path = "chainer.functions.linear"
    bound = rosetta.bind(path, args, kwargs)
    x = as_matrix(bound.x, bound.values.get("n_batch_axes", 1), path)
    own = weights(bound, ("W", "b"))
    for each in own.values():
        each.own()
    return said(path, bound, [x], dense_shape(x.shape, bound.W.shape, path), None, own)


named(linear, "chainer.functions.linear")


def need_integers(x, path):
    """Refuses row numbers that are no signed integers."""
    _shapes.expect(need(x, "x", path).dtype.kind == "i", path, "x.dtype.kind == 'i'", x.dtype)


def embed_id(*args, **kwargs):
    """Rows of a table."""
    path = "chainer.functions.embed_id"
    bound = rosetta.bind(path, args, kwargs)
    need_integers(bound.x, path)
    own = weights(bound, ("W",))
    own["W"].own()
    return said(path, bound, [bound.x], (*bound.x.shape, int(bound.W.shape[1])), FLOAT, own)


named(embed_id, "chainer.functions.embed_id")
__all__ = ["numpy"]
