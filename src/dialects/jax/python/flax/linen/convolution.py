"""Convolutions: Conv and ConvTranspose, channels last."""

import rosetta
from jax._shapes import amounts, pair, windowed

from .layer import Layer, images


def kernel_of(layer):
    """The window as a tuple; flax takes no single number."""
    if isinstance(layer.kernel_size, int):
        raise TypeError(f"Expected Conv kernel_size to be a tuple/list of ints (eg.: [3, 3]) but got {layer.kernel_size}.")
    return tuple(int(n) for n in layer.kernel_size)


def output_sizes(sizes, window, strides, padding, dilation):
    """Sizes after a convolution; circular, reflected and causal borders are added before it."""
    if isinstance(padding, str) and padding in ("CIRCULAR", "REFLECT", "CAUSAL"):
        spans = [d * (k - 1) for k, d in zip(window, dilation)]
        padding = [(span, 0) for span in spans] if padding == "CAUSAL" else [(span // 2, (span + 1) // 2) for span in spans]
    return windowed(sizes, window, strides, padding, dilation)


def transposed_sizes(sizes, window, strides, padding, dilation):
    """Sizes after a transposed convolution (jax/_src/lax/convolution.py, _conv_transpose_padding)."""
    made = []
    spans = [d * (k - 1) + 1 for k, d in zip(window, dilation)]
    for i, (n, k, s) in enumerate(zip(sizes, spans, strides)):
        if padding == "SAME":
            extra = k + s - 2
        elif padding == "VALID":
            extra = k + s - 2 + max(k - s, 0)
        elif isinstance(padding, str):
            raise rosetta.UnknownCall(f"ConvTranspose(padding={padding!r}) is not known here. Expected 'SAME', 'VALID' or pairs of numbers.")
        else:
            extra = sum(amounts(padding, sizes, window, strides, dilation)[i])
        made.append((int(n) - 1) * s + 1 + extra - (k - 1))
    return made


class Conv(Layer):
    __rosetta_path__ = "flax.linen.Conv"

    def forward(self, inputs):
        window = kernel_of(self)
        rank = len(window)
        x = images(inputs, rank, self.__rosetta_path__)
        groups, channels = int(self.feature_group_count), int(x.shape[-1])
        if channels % groups:
            raise ValueError(f"Expected feature_group_count={groups} to divide the {channels} channels of the input.")
        weights = {"kernel": self.weight("kernel", (*window, channels // groups, self.features), "kernel_init")}
        if self.use_bias:
            weights["bias"] = self.weight("bias", (self.features,), "bias_init")
        sizes = output_sizes(x.shape[1:-1], window, pair(self.strides or 1, rank, "strides"), self.padding, pair(self.kernel_dilation or 1, rank, "kernel_dilation"))
        return self.say([x], (x.shape[0], *sizes, int(self.features)), weights)


class ConvTranspose(Layer):
    __rosetta_path__ = "flax.linen.ConvTranspose"

    def forward(self, inputs):
        window = (self.kernel_size,) if isinstance(self.kernel_size, int) else tuple(int(n) for n in self.kernel_size)
        rank = len(window)
        x = images(inputs, rank, self.__rosetta_path__)
        channels = int(x.shape[-1])
        ends = (self.features, channels) if self.transpose_kernel else (channels, self.features)
        weights = {"kernel": self.weight("kernel", (*window, *ends), "kernel_init")}
        if self.use_bias:
            weights["bias"] = self.weight("bias", (self.features,), "bias_init")
        sizes = transposed_sizes(x.shape[1:-1], window, pair(self.strides or 1, rank, "strides"), self.padding, pair(self.kernel_dilation or 1, rank, "kernel_dilation"))
        return self.say([x], (x.shape[0], *sizes, int(self.features)), weights)
