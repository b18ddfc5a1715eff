"""Borders and enlargement, as layers and as functions."""

import math

from ..record import function
from ..shapes import Size, many, need_rank
from .layer import layer


def _padded(shape, pad):
    """``pad`` counts from the last axis backwards: (left, right, top, bottom, …)."""
    out = list(shape)
    if len(pad) % 2 or len(pad) > 2 * len(out):
        raise RuntimeError(f"Padding length must be divisible by 2 and at most twice the number of dimensions of the input. Received {len(pad)} numbers for {len(out)} axes.")
    for i in range(len(pad) // 2):
        extra = int(pad[2 * i]) + int(pad[2 * i + 1])
        out[-1 - i] = out[-1 - i] + extra if extra else out[-1 - i]
    return Size(out)


def _layer_output(rank):
    def output(self, shape):
        need_rank(shape, (rank + 2, rank + 1), self.layer_path())
        return _padded(shape, many(self.bound.padding, 2 * rank, "padding"))

    return output


for _kind, _ranks in (("Zero", (1, 2, 3)), ("Constant", (1, 2, 3)), ("Reflection", (1, 2, 3)), ("Replication", (1, 2, 3)), ("Circular", (1, 2, 3))):
    for _rank in _ranks:
        globals()[f"{_kind}Pad{_rank}d"] = layer(f"torch.nn.{_kind}Pad{_rank}d", _layer_output(_rank))

pad = function("torch.nn.functional.pad", lambda b: _padded(b.input.shape, b.pad))


def _enlarged(shape, size, scale, path):
    need_rank(shape, (3, 4, 5), path)
    rank = len(shape) - 2
    if (size is None) == (scale is None):
        raise ValueError("only one of size or scale_factor should be defined" if size is not None else "either size or scale_factor should be defined")
    if size is not None:
        return Size((*shape[:2], *many(size, rank, "size")))
    factors = scale if isinstance(scale, (tuple, list)) else (scale,) * rank
    return Size((*shape[:2], *(math.floor(int(n) * float(f)) for n, f in zip(shape[2:], factors))))


def _upsampled(self, shape):
    return _enlarged(shape, self.bound.size, self.bound.scale_factor, self.layer_path())


Upsample = layer("torch.nn.Upsample", _upsampled)
UpsamplingNearest2d = layer("torch.nn.UpsamplingNearest2d", _upsampled)
UpsamplingBilinear2d = layer("torch.nn.UpsamplingBilinear2d", _upsampled)
interpolate = function("torch.nn.functional.interpolate", lambda b: _enlarged(b.input.shape, b.size, b.scale_factor, b.path))
upsample = function("torch.nn.functional.upsample", lambda b: _enlarged(b.input.shape, b.size, b.scale_factor, b.path))
