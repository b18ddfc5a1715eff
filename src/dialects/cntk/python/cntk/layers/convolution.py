"""Convolutions and transposed convolutions over one, two or three static axes."""

import rosetta

from .._shapes import as_tuple, per_axis, window
from ._layer import Layer, factory

__all__ = ["Convolution", "Convolution1D", "Convolution2D", "Convolution3D", "ConvolutionTranspose", "ConvolutionTranspose1D", "ConvolutionTranspose2D", "ConvolutionTranspose3D"]


class _Windowed(Layer):
    """What both share: a window, one number per axis, no channel axis with reduction_rank=0."""

    overrides = ("activation", "init", "pad", "bias", "init_bias")

    def __init__(self, path, args, kwargs, rank=None):
        self.rank = rank
        super().__init__(path, args, kwargs)

    def check(self):
        v, name = self.values, self.path.rpartition(".")[2]
        self.ranked()
        self.size = as_tuple(v["filter_shape"])
        if self.rank is not None and len(self.size) > self.rank:
            raise ValueError(f"{name}: filter_shape must be a scalar or a {self.rank}D tuple")
        self.size = per_axis(self.size, self.rank or len(self.size), "filter_shape")
        self.filters = as_tuple(v["num_filters"]) if v["num_filters"] is not None else ()
        if len(self.filters) != 1:
            raise rosetta.UnknownCall(f"{name}(num_filters={v['num_filters']}) is not known here: an output without channels is not modelled. Expected a number.")
        rank = len(self.size)
        self.strides, self.pad, self.dilation = (per_axis(v[each], rank, each) for each in ("strides", "pad", "dilation"))
        if v["reduction_rank"] not in (0, 1):
            raise NotImplementedError("Convolution: reduction_rank must be 0 or 1")
        for option, only in (("sequential", False), ("sharing", True), ("transpose_weight", False)):
            if v.get(option, only) not in (only, (only,) * rank):
                raise rosetta.UnknownCall(f"{name}({option}={v[option]!r}) is not known here. Expected {only}.")
        if any(d != 1 and p for d, p in zip(self.dilation, self.pad)):
            raise rosetta.UnknownCall(f"{name} with pad and dilation together is not known here: CNTK computes it on a graphics card only, and which side it pads could not be seen. Expected pad=False.")

    def channels(self, x):
        """The input with a channel axis of its own where it has none."""
        if self.values["reduction_rank"] == 1:
            return x
        front = len(x.axes)
        return self.drawn(lambda node, dims: (*dims[:front], 1, *dims[front:]), [x], path=f"{self.path}.depth").output

    def biased(self, kernel):
        return [kernel, self.weight("b", [*self.filters, *(1,) * len(self.size)])] if self.values["bias"] else [kernel]

    def fits(self, x):
        if len(x.shape) != len(self.size) + 1:
            raise rosetta.UnknownCall(f"{self.path} with a window of {len(self.size)} axes on an input of shape {x.shape} is not known here. Expected channels and {len(self.size)} static axes.")


class _Convolution(_Windowed):
    kind = "Convolution"

    def check(self):
        super().check()
        if self.values.get("groups", 1) <= 0:
            raise ValueError("Convolution: groups must be strictly positive, i.e. groups > 0.")
        if self.values.get("groups", 1) > 1:
            raise ValueError("Convolution: groups > 1, is not currently supported by Convolution layer. For group convolution with groups > 1, use CNTK's low-level convolution node (cntk.convolution).")

    def apply(self, x):
        x = self.channels(x)
        self.fits(x)
        kernel = self.weight("W", [*self.filters, x.shape[0] // self.values.get("groups", 1), *self.size])
        dims = lambda node, shape: (*shape[:-len(self.size) - 1], *self.filters, *window(shape[-len(self.size):], self.size, self.strides, self.pad, self.path, self.dilation))
        return self.drawn(dims, [x], self.biased(kernel))


class _Transposed(_Windowed):
    kind = "ConvolutionTranspose"
    overrides = (*_Windowed.overrides, "output_shape")

    def check(self):
        super().check()
        if self.values["output_shape"] is not None:
            raise rosetta.UnknownCall("ConvolutionTranspose(output_shape=…) is not known here: it asks for more than the window leaves. Expected None.")

    def apply(self, x):
        x = self.channels(x)
        self.fits(x)
        kernel = self.weight("W", [x.shape[0], *self.filters, *self.size])
        grown = lambda n, k, s, p: (int(n) - 1) * s + (1 if p else k)
        dims = lambda node, shape: (*shape[:-len(self.size) - 1], *self.filters, *map(grown, shape[-len(self.size):], self.size, self.strides, self.pad))
        return self.drawn(dims, [x], self.biased(kernel))


Convolution = factory(_Convolution, "cntk.layers.Convolution")
Convolution1D = factory(_Convolution, "cntk.layers.Convolution1D", rank=1)
Convolution2D = factory(_Convolution, "cntk.layers.Convolution2D", rank=2)
Convolution3D = factory(_Convolution, "cntk.layers.Convolution3D", rank=3)
ConvolutionTranspose = factory(_Transposed, "cntk.layers.ConvolutionTranspose")
ConvolutionTranspose1D = factory(_Transposed, "cntk.layers.ConvolutionTranspose1D", rank=1)
ConvolutionTranspose2D = factory(_Transposed, "cntk.layers.ConvolutionTranspose2D", rank=2)
ConvolutionTranspose3D = factory(_Transposed, "cntk.layers.ConvolutionTranspose3D", rank=3)
