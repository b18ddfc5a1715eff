"""Convolutions: plain, grouped by channel, transposed."""

import rosetta

from .._activate import activated
from .._layer import Layer
from .._shapes import axes, image, layout, transposed, tuple_of, window
from .._tensor import record


class _Conv(Layer):
    rank = 2

    def format(self):
        return layout(getattr(self, "data_format", None) if "data_format" in vars(self._arguments) else "channels_last")

    def channels(self, shape):
        if len(shape) != self.rank + 2:
            raise ValueError(f"Input of layer '{self.name}' is incompatible with the layer: expected ndim={self.rank + 2}, found ndim={len(shape)}. Full shape received: {shape}")
        return int(shape[axes(self.format(), self.rank + 2)[0]])

    def kernel_shape(self, channels):
        groups = getattr(self, "groups", 1)
        if channels % groups or self.filters % groups:
            raise ValueError(f"The number of input channels and of filters must be divisible by groups={groups}. Received {channels} channels, {self.filters} filters.")
        return (*tuple_of(self.kernel_size, self.rank, "kernel_size"), channels // groups, self.filters)

    def build(self, input_shape):
        self.weight("kernel", self.kernel_shape(self.channels(input_shape)))
        if self.use_bias:
            self.weight("bias", (self.out_channels(input_shape),))
        self.built = True

    def out_channels(self, input_shape):
        return self.filters

    def spatial(self, sizes):
        kernel, strides = tuple_of(self.kernel_size, self.rank, "kernel_size"), tuple_of(self.strides, self.rank, "strides")
        dilation = tuple_of(getattr(self, "dilation_rate", 1), self.rank, "dilation_rate")
        return [window(n, k, s, self.padding, d) for n, k, s, d in zip(sizes, kernel, strides, dilation)]

    def setup(self):
        super().setup()
        if isinstance(self.padding, str):
            self.padding = self.padding.lower()
        allowed = ("valid", "same", "causal") if self.rank == 1 and type(self).__name__ == "Conv1D" else ("valid", "same")
        if self.padding not in allowed:
            raise ValueError(f"The `padding` argument must be one of {allowed}. Received: padding={self.padding}")

    def call(self, inputs):
        data_format = self.format()
        self.channels(inputs.shape)
        sizes = self.spatial([inputs.shape[axis] for axis in axes(data_format, inputs.ndim)[1]])
        shape = image(inputs.shape, data_format, self.out_channels(inputs.shape), sizes)
        return activated(self, record(self.__rosetta_path__, None, [inputs], shape, "float32", of=self))


class Conv1D(_Conv):
    __rosetta_path__ = "keras.layers.Conv1D"
    rank = 1


class Conv2D(_Conv):
    __rosetta_path__ = "keras.layers.Conv2D"
    rank = 2


class Conv3D(_Conv):
    __rosetta_path__ = "keras.layers.Conv3D"
    rank = 3


class DepthwiseConv2D(_Conv):
    __rosetta_path__ = "keras.layers.DepthwiseConv2D"

    def build(self, input_shape):
        channels = self.channels(input_shape)
        role = "depthwise_kernel" if rosetta.version_of("keras").startswith("2") else "kernel"
        self.weight("kernel", (*tuple_of(self.kernel_size, 2, "kernel_size"), channels, self.depth_multiplier))
        setattr(self, role, self.kernel)
        if self.use_bias:
            self.weight("bias", (channels * self.depth_multiplier,))
        self.built = True

    def out_channels(self, input_shape):
        return self.channels(input_shape) * self.depth_multiplier


class _ConvTranspose(_Conv):
    def kernel_shape(self, channels):
        return (*tuple_of(self.kernel_size, self.rank, "kernel_size"), self.filters, channels)

    def spatial(self, sizes):
        kernel, strides = tuple_of(self.kernel_size, self.rank, "kernel_size"), tuple_of(self.strides, self.rank, "strides")
        dilation = tuple_of(getattr(self, "dilation_rate", 1), self.rank, "dilation_rate")
        given = getattr(self, "output_padding", None)
        extra = [None] * self.rank if given is None else tuple_of(given, self.rank, "output_padding")
        return [transposed(n, k, s, self.padding, e, d) for n, k, s, e, d in zip(sizes, kernel, strides, extra, dilation)]


class Conv1DTranspose(_ConvTranspose):
    __rosetta_path__ = "keras.layers.Conv1DTranspose"
    rank = 1


class Conv2DTranspose(_ConvTranspose):
    __rosetta_path__ = "keras.layers.Conv2DTranspose"
    rank = 2


class Conv3DTranspose(_ConvTranspose):
    __rosetta_path__ = "keras.layers.Conv3DTranspose"
    rank = 3


Convolution1D, Convolution2D, Convolution3D = Conv1D, Conv2D, Conv3D
Convolution2DTranspose = Deconvolution2D = Conv2DTranspose


def __getattr__(name):
    """Keras 2's modules held more layers than stand here."""
    import keras.layers

    return getattr(keras.layers, name)
