"""Maximum and mean over windows, or over everything."""

from .._shapes import as_tuple, per_axis, window
from ._layer import Layer, factory

__all__ = ["MaxPooling", "AveragePooling", "GlobalMaxPooling", "GlobalAveragePooling"]


class _Pooling(Layer):
    overrides = ("pad",)

    def check(self):
        self.size = as_tuple(self.values["filter_shape"])
        self.strides, self.pad = (per_axis(self.values[each], len(self.size), each) for each in ("strides", "pad"))

    def apply(self, x):
        rank = len(self.size)
        if len(x.shape) < rank + 1:
            raise ValueError(f"{self.path}: a window of {rank} axes needs channels and {rank} static axes, not {x.shape}")
        return self.drawn(lambda node, dims: (*dims[:-rank], *window(dims[-rank:], self.size, self.strides, self.pad, self.path)), [x])


class _Global(Layer):
    def apply(self, x):
        front = len(x.axes) + 1
        return self.drawn(lambda node, dims: (*dims[:front], *(1,) * (len(dims) - front)), [x])


MaxPooling = factory(_Pooling, "cntk.layers.MaxPooling")
AveragePooling = factory(_Pooling, "cntk.layers.AveragePooling")
GlobalMaxPooling = factory(_Global, "cntk.layers.GlobalMaxPooling")
GlobalAveragePooling = factory(_Global, "cntk.layers.GlobalAveragePooling")
