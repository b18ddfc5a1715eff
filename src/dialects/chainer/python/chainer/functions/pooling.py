"""Pooling windows and enlargement. The maximum covers everything unless told otherwise; the mean does not."""

import rosetta

from .. import _shapes
from .._record import function


def pad_pairs(pad_width, rank):
    """Amounts before and after each axis as numpy's ``pad`` takes them."""
    if isinstance(pad_width, int):
        return [(pad_width, pad_width)] * rank
    listed = [tuple(each) if isinstance(each, (tuple, list)) else each for each in pad_width]
    if all(isinstance(each, int) for each in listed):
        return [(listed[0], listed[-1])] * rank
    return [((each[0], each[-1]) if isinstance(each, tuple) else (each, each)) for each in (listed * rank if len(listed) == 1 else listed)]


def _pooled(path, rank, covers):
    def shape(bound):
        x = bound.x.shape
        spatial = rank or len(x) - 2
        _shapes.expect(len(x) == spatial + 2, path, f"x.ndim == {spatial + 2}", _shapes.written(x))
        ksize = _shapes.many(bound.ksize, spatial, path)
        stride = ksize if bound.stride is None else _shapes.many(bound.stride, spatial, path)
        pad = _shapes.many(bound.pad, spatial, path)
        if bound.values.get("return_indices"):
            raise rosetta.UnknownCall(f"{path}(return_indices=True) is not known here.")
        return (*x[:2], *_shapes.windows(x[2:], ksize, stride, pad, (1,) * spatial, bool(covers and bound.cover_all), path))

    return shape


for _suffix, _rank in (("1d", 1), ("2d", 2), ("3d", 3), ("nd", None)):
    for _kind in ("max", "average"):
        _path = f"chainer.functions.{_kind}_pooling_{_suffix}"
        globals()[f"{_kind}_pooling_{_suffix}"] = function(_path, _pooled(_path, _rank, _kind == "max"))


def _unpooled(bound):
    path, x = "chainer.functions.unpooling_2d", bound.x.shape
    _shapes.expect(len(x) == 4, path, "x.ndim == 4", _shapes.written(x))
    ksize = _shapes.many(bound.ksize, 2, path)
    stride = ksize if bound.stride is None else _shapes.many(bound.stride, 2, path)
    if stride != ksize or any(_shapes.many(bound.pad, 2, path)):
        raise rosetta.UnknownCall(f"{path} with stride or pad is not known here. Expected stride=None and pad=0: each value repeated in a block.")
    whole = [int(n) * k for n, k in zip(x[2:], ksize)]
    usual = [size - k + 1 for size, k in zip(whole, ksize)] if bound.cover_all else whole
    if (list(_shapes.many(bound.outsize, 2, path)) if bound.outsize is not None else usual) != whole:
        raise rosetta.UnknownCall(f"{path} gives {usual if bound.outsize is None else list(bound.outsize)} here, cut from {whole}: only whole blocks are modelled. Expected cover_all=False, or outsize={tuple(whole)}.")
    return (*x[:2], *whole)


unpooling_2d = function("chainer.functions.unpooling_2d", _unpooled)


def _resized(bound):
    _shapes.expect(len(bound.x.shape) == 4, "chainer.functions.resize_images", "x.ndim == 4", _shapes.written(bound.x.shape))
    return (*bound.x.shape[:2], *_shapes.many(bound.output_shape, 2, "chainer.functions.resize_images"))


resize_images = function("chainer.functions.resize_images", _resized)
