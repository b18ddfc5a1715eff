"""Convolutions. Kernels are turned around (``flip_filters=True``) unless told otherwise."""

import rosetta

from .._theano.shapes import many, windows
from .built import Built, applied


def conv_output_length(input_length, filter_size, stride, pad=0):
    """The size of a convolution's output on one axis; None where the input's is unknown."""
    if input_length is None:
        return None
    return windows(input_length, filter_size, stride, amount(pad, filter_size))


def amount(pad, size):
    """How much is added on both sides of one axis."""
    if isinstance(pad, str):
        if pad not in ("valid", "full", "same"):
            raise ValueError(f"Invalid pad: {pad}")
        return {"valid": 0, "full": size - 1, "same": size // 2}[pad]
    return int(pad)


class BaseConvLayer(Built):
    """What convolutions share."""

    rank = 2
    transposed = False

    def build(self, num_filters, filter_size, stride, pad, untie_biases, W, b, nonlinearity, flip_filters, num_groups=1, **rest):
        n = self.n = self.rank
        if n != len(self.input_shape) - 2:
            raise ValueError(f"Tried to create a {n}D convolution layer with input shape {self.input_shape!r}. Expected {n + 2} input dimensions (batchsize, channels, {n} spatial dimensions).")
        self.num_filters, self.filter_size = num_filters, many(filter_size, n, "filter_size")
        self.stride, self.flip_filters, self.nonlinearity, self.num_groups = many(stride, n, "stride"), flip_filters, nonlinearity, num_groups
        if pad == "same" and any(each % 2 == 0 for each in self.filter_size):
            raise NotImplementedError("`same` padding requires odd filter size.")
        self.pad = pad if pad in ("full", "same") else (0,) * n if pad == "valid" else many(pad, n, "pad")
        if num_groups <= 0 or num_filters % num_groups or self.input_shape[1] % num_groups:
            raise ValueError(f"num_groups (here: {num_groups}) must be positive and evenly divide the number of input and output channels (here: {self.input_shape[1]} and {num_filters})")
        if untie_biases and b is not None:
            raise rosetta.UnknownCall(f"{type(self).__name__}(untie_biases=True) is not known here: a bias for every place is not modelled. Expected untie_biases=False.")
        self.untie_biases = untie_biases
        self.W = self.add_param(W, self.get_W_shape(), name="W")
        self.b = None if b is None else self.add_param(b, (num_filters,), name="b", regularizable=False)

    def get_W_shape(self):
        channels = self.input_shape[1] // self.num_groups
        return (channels, self.num_filters, *self.filter_size) if self.transposed else (self.num_filters, channels, *self.filter_size)

    def pads(self):
        """The amounts on each axis."""
        each = self.pad if isinstance(self.pad, tuple) else (self.pad,) * self.n
        return [amount(pad, size) for pad, size in zip(each, self.filter_size)]

    def spatial(self, sizes):
        """The output's spatial sizes; None where they are unknown."""
        return tuple(None if n is None else windows(n, k, s, p) for n, k, s, p in zip(sizes, self.filter_size, self.stride, self.pads()))

    def get_output_shape_for(self, input_shape):
        return (input_shape[0], self.num_filters, *self.spatial(input_shape[2:]))

    def get_output_for(self, input, **kwargs):
        return self.activate(input, lambda stated: applied(self, [input], self.get_output_shape_for, input.ndim, {**self.said(), **stated}))


class Conv2DLayer(BaseConvLayer):
    """A convolution over two axes."""

    __rosetta_path__ = "lasagne.layers.Conv2DLayer"


class Conv1DLayer(BaseConvLayer):
    """A convolution over one axis."""

    rank = 1
    __rosetta_path__ = "lasagne.layers.Conv1DLayer"


class Conv3DLayer(BaseConvLayer):
    """A convolution over three axes."""

    rank = 3
    __rosetta_path__ = "lasagne.layers.Conv3DLayer"


class TransposedConv2DLayer(BaseConvLayer):
    """The gradient of a convolution by its input, as a layer."""

    transposed = True
    __rosetta_path__ = "lasagne.layers.TransposedConv2DLayer"

    def build(self, crop, output_size=None, num_groups=1, **options):
        if num_groups != 1:
            raise rosetta.UnknownCall(f"{type(self).__name__}(num_groups={num_groups}) has no effect in Lasagne other than on a check. Expected num_groups=1.")
        self.output_size = None if output_size is None else many(output_size, self.rank, "output_size")
        super().build(pad=crop, **options)
        self.crop = self.pad

    def spatial(self, sizes):
        if self.output_size is not None:
            return self.output_size
        return tuple(None if n is None else (n - 1) * s - 2 * p + k for n, k, s, p in zip(sizes, self.filter_size, self.stride, self.pads()))


class TransposedConv3DLayer(TransposedConv2DLayer):
    """The same over three axes."""

    rank = 3
    __rosetta_path__ = "lasagne.layers.TransposedConv3DLayer"


class DilatedConv2DLayer(BaseConvLayer):
    """A convolution with gaps between the kernel's taps."""

    transposed = True  # the kernel is stored (in, out)
    __rosetta_path__ = "lasagne.layers.DilatedConv2DLayer"

    def build(self, dilation, flip_filters, **options):
        self.dilation = many(dilation, 2, "dilation")
        super().build(stride=1, flip_filters=flip_filters, **options)
        if self.pad != (0, 0):
            raise NotImplementedError(f"DilatedConv2DLayer requires pad=0 / (0,0) / 'valid', but got {self.pad!r}. For a padded dilated convolution, add a PadLayer.")
        if flip_filters:
            raise NotImplementedError("DilatedConv2DLayer requires flip_filters=False.")

    def spatial(self, sizes):
        return tuple(None if n is None else windows(n, k, 1, 0, dilation=d) for n, k, d in zip(sizes, self.filter_size, self.dilation))


Deconv2DLayer, Deconv3DLayer = TransposedConv2DLayer, TransposedConv3DLayer
