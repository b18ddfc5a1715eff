"""Pooling and upscaling."""

import rosetta

from .._theano.reductions import max as largest
from .._theano.reductions import mean
from .._theano.shapes import many, windows
from .._theano.shaping import flatten
from .built import Built, applied


class Pool2DLayer(Built):
    """The largest, or the mean, of every window."""

    rank = 2
    __rosetta_path__ = "lasagne.layers.Pool2DLayer"

    def build(self, pool_size, stride, pad, ignore_border, mode="max"):
        rank = self.rank
        if len(self.input_shape) != rank + 2:
            raise ValueError(f"Tried to create a {rank}D pooling layer with input shape {self.input_shape!r}. Expected {rank + 2} input dimensions (batchsize, channels, {rank} spatial dimensions).")
        self.pool_size = many(pool_size, rank, "pool_size")
        self.stride = self.pool_size if stride is None else many(stride, rank, "stride")
        self.pad, self.ignore_border, self.mode = many(pad, rank, "pad"), ignore_border, mode
        if mode not in ("max", "average_inc_pad", "average_exc_pad"):
            raise rosetta.UnknownCall(f"{type(self).__name__}(mode={mode!r}) is not known here. Known: 'max', 'average_inc_pad', 'average_exc_pad'.")
        if any(self.pad) and not ignore_border:
            raise NotImplementedError("padding works only with ignore_border=True")

    def get_output_shape_for(self, input_shape):
        sizes = zip(input_shape[2:], self.pool_size, self.stride, self.pad)
        return (*input_shape[:2], *(None if n is None else windows(n, k, s, p, self.ignore_border) for n, k, s, p in sizes))

    def get_output_for(self, input, **kwargs):
        path = self.__rosetta_path__ if self.mode == "max" else f"{self.__rosetta_path__}.average"
        return applied(self, [input], self.get_output_shape_for, input.ndim, path=path)


class MaxPool2DLayer(Pool2DLayer):
    """The largest of every window."""

    __rosetta_path__ = "lasagne.layers.MaxPool2DLayer"


class Pool1DLayer(Pool2DLayer):
    """The same over one axis."""

    rank = 1
    __rosetta_path__ = "lasagne.layers.Pool1DLayer"


class MaxPool1DLayer(Pool1DLayer):
    """The largest of every window over one axis."""

    __rosetta_path__ = "lasagne.layers.MaxPool1DLayer"


class Upscale2DLayer(Built):
    """Every value repeated."""

    rank = 2
    __rosetta_path__ = "lasagne.layers.Upscale2DLayer"

    def build(self, scale_factor, mode):
        self.scale_factor, self.mode = many(scale_factor, self.rank, "scale_factor"), mode
        if any(each < 1 for each in self.scale_factor):
            raise ValueError(f"Scale factor must be >= 1, not {self.scale_factor}")
        if mode == "dilate":
            raise rosetta.UnknownCall(f"{type(self).__name__}(mode='dilate') is not known here: zeros between values are not modelled. Expected mode='repeat'.")
        if mode != "repeat":
            raise ValueError(f"Mode must be either 'repeat' or 'dilate', not {mode}")

    def get_output_shape_for(self, input_shape):
        return (*input_shape[:2], *(None if n is None else n * k for n, k in zip(input_shape[2:], self.scale_factor)))

    def get_output_for(self, input, **kwargs):
        return applied(self, [input], self.get_output_shape_for, input.ndim)


class Upscale1DLayer(Upscale2DLayer):
    """The same over one axis."""

    rank = 1
    __rosetta_path__ = "lasagne.layers.Upscale1DLayer"


class GlobalPoolLayer(Built):
    """One number per channel."""

    __rosetta_path__ = "lasagne.layers.GlobalPoolLayer"

    def build(self, pool_function):
        self.pool_function = mean if isinstance(pool_function, str) else pool_function

    def get_output_shape_for(self, input_shape):
        return tuple(input_shape[:2])

    def get_output_for(self, input, **kwargs):
        if self.pool_function in (mean, largest):
            return applied(self, [input], lambda shape: shape[:2], 2)
        return self.pool_function(flatten(input, 3), axis=2)
