"""Convolutions and transposed convolutions, as layers and as functions."""

from ..record import function
from ..shapes import Size, many, need_rank, same_padding, windows, written
from .layer import layer


def conv_shape(shape, rank, filters, per_group, groups, kernel, stride, padding, dilation, path):
    """The output's shape of a convolution; checks channels as torch does."""
    need_rank(shape, (rank + 2, rank + 1), path)
    lead, channels, spatial = shape[:-rank - 1], shape[-rank - 1], shape[-rank:]
    if int(channels) != per_group * groups:
        raise RuntimeError(f"Given groups={groups}, weight of size {[filters, per_group, *kernel]}, expected input{written(shape)} to have {per_group * groups} channels, but got {int(channels)} channels instead")
    stride, dilation = many(stride, rank, "stride"), many(dilation, rank, "dilation")
    if padding == "same" and any(s != 1 for s in stride):
        raise ValueError("padding='same' is not supported for strided convolutions")
    total = same_padding(padding, kernel, dilation, rank)
    return Size((*lead, filters, *windows(spatial, kernel, stride, total, dilation, False, [t // 2 for t in total])))


def transposed_shape(shape, rank, per_group, groups, kernel, stride, padding, output_padding, dilation, path):
    """The output's shape of a transposed convolution."""
    need_rank(shape, (rank + 2, rank + 1), path)
    numbers = [many(each, rank, name) for each, name in ((stride, "stride"), (padding, "padding"), (output_padding, "output_padding"), (dilation, "dilation"))]
    for s, o, d in zip(numbers[0], numbers[2], numbers[3]):
        if o >= s and o >= d:
            raise RuntimeError(f"output padding must be smaller than either stride or dilation, but got output_padding={o}, stride={s}, dilation={d}")
    sizes = [(int(n) - 1) * s - 2 * p + d * (k - 1) + o + 1 for n, k, s, p, o, d in zip(shape[-rank:], kernel, *numbers)]
    return Size((*shape[:-rank - 1], per_group * groups, *sizes))


def _build(self, bound):
    rank = self.rank
    self.__dict__["kernel_size"] = kernel = many(bound.kernel_size, rank, "kernel_size")
    if bound.in_channels and bound.in_channels % bound.groups:
        raise ValueError("in_channels must be divisible by groups")
    if bound.out_channels % bound.groups:
        raise ValueError("out_channels must be divisible by groups")
    if bound.in_channels:
        self.make_weights(bound.in_channels, kernel)
    if not bound.bias:
        self.register_parameter("bias", None)


def _make_weights(self, channels, kernel):
    first, second = (channels, self.out_channels) if self.transposed else (self.out_channels, channels)
    self.weight_of("weight", (first, second // self.groups, *kernel))
    if self.bound.bias:
        self.weight_of("bias", (self.out_channels,))


def _output(self, shape):
    return conv_shape(shape, self.rank, self.out_channels, self.in_channels // self.groups, self.groups, self.kernel_size, self.stride, self.padding, self.dilation, self.layer_path())


def _transposed_output(self, shape):
    if int(shape[-self.rank - 1]) != self.in_channels:
        raise RuntimeError(f"Given transposed=1, expected input{written(shape)} to have {self.in_channels} channels, but got {int(shape[-self.rank - 1])} channels instead")
    return transposed_shape(shape, self.rank, self.out_channels // self.groups, self.groups, self.kernel_size, self.stride, self.padding, self.output_padding, self.dilation, self.layer_path())


def _complete(self, input):
    if not self.in_channels:
        self.__dict__["in_channels"] = int(input.shape[-self.rank - 1])
        self.make_weights(self.in_channels, self.kernel_size)


def _lazy_init(full):
    """A lazy layer is the full one with 0 input channels until its first call."""

    def __init__(self, *args, **kwargs):
        full.__init__(self, 0, *args, **kwargs)

    return {"__init__": __init__, "complete": _complete}


def _functional(rank):
    path = f"torch.nn.functional.conv{rank}d"

    def shape(b):
        w = b.weight.shape
        return conv_shape(b.input.shape, rank, w[0], w[1], b.groups, tuple(w[2:]), b.stride, b.padding, b.dilation, path)

    return function(path, shape, roles=("weight", "bias"))


def _functional_transposed(rank):
    path = f"torch.nn.functional.conv_transpose{rank}d"

    def shape(b):
        w = b.weight.shape
        return transposed_shape(b.input.shape, rank, w[1], b.groups, tuple(w[2:]), b.stride, b.padding, b.output_padding, b.dilation, path)

    return function(path, shape, roles=("weight", "bias"))


for _rank in (1, 2, 3):
    _shared = {"rank": _rank, "build": _build, "make_weights": _make_weights}
    globals()[f"Conv{_rank}d"] = _full = layer(f"torch.nn.Conv{_rank}d", _output, transposed=False, **_shared)
    globals()[f"ConvTranspose{_rank}d"] = layer(f"torch.nn.ConvTranspose{_rank}d", _transposed_output, transposed=True, **_shared)
    globals()[f"LazyConv{_rank}d"] = type(f"LazyConv{_rank}d", (_full,), {"__module__": "torch.nn", **_lazy_init(_full)})
    globals()[f"conv{_rank}d"] = _functional(_rank)
    globals()[f"conv_transpose{_rank}d"] = _functional_transposed(_rank)
