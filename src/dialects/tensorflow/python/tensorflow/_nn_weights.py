"""tf.nn's functions with weights: convolutions, pooling, embedding, bias, normalisation."""

import rosetta

from . import _dims
from ._graph import Made, Tensor, draw
from ._sources import operand, size_of

__all__ = ["atrous_conv2d", "avg_pool", "avg_pool3d", "bias_add", "conv1d", "conv2d", "conv2d_transpose", "conv3d", "depthwise_conv2d", "embedding_lookup", "max_pool", "max_pool3d", "xw_plus_b"]


def _weight(value, call, name):
    """A weight given to a function must be a variable itself."""
    from .nn import weight_of

    found = weight_of(value)
    if found is None:
        raise rosetta.UnknownCall(f"{call}({name}=…) with weights that are no tf.Variable themselves is not modelled here. Expected a variable, from tf.Variable or tf.get_variable.")
    return found


def _first(bound, *names):
    value = next((bound.values[each] for each in names if bound.values.get(each) is not None), None)
    if value is None:
        raise ValueError(f"{bound.path}: must specify {names[0]}.")
    return value


def _per_axis(value, rank, first, what):
    """``[1, s, s, 1]``, a number, or one number per spatial axis."""
    listed = [int(n) for n in value] if isinstance(value, (list, tuple)) else [int(value)]
    if len(listed) == rank + 2:
        outer = (listed[0], listed[1]) if first else (listed[0], listed[-1])
        if outer != (1, 1):
            raise ValueError(f"{what} over the batch or the channels is not supported. Received: {listed}")
        return listed[2:] if first else listed[1:-1]
    if len(listed) == 1:
        return listed * rank
    if len(listed) == rank:
        return listed
    raise ValueError(f"{what} should be of length 1, {rank} or {rank + 2} but was {len(listed)}.")


def _conv(name, rank, tensor_names, filter_names, stride_name, grouped=False):
    path = f"tensorflow.nn.{name}"

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        weight = _weight(_first(bound, *filter_names), path, filter_names[0])
        first = _dims.channels_first(bound.values.get("data_format"))
        padding = _dims.padding_of(bound.padding) if isinstance(bound.padding, str) else _no_explicit(path)
        strides = _per_axis(bound.values[stride_name], rank, first, "strides")
        dilation = _per_axis(next((bound.values[each] for each in ("rate", "dilations") if bound.values.get(each) is not None), 1), rank, first, "dilations")

        def compute(ins, _):
            batch, space, channels = _dims.split_image(ins[0].shape, first)
            *size, inside, outside = (int(n) for n in weight.op.weight.shape)
            if int(channels) != inside:
                raise ValueError(f"input depth must be evenly divisible by filter depth: {int(channels)} vs {inside}")
            each = [_dims.window(*axis, padding) for axis in zip(space, size, strides, dilation)]
            return Made(_dims.image(batch, each, inside * outside if grouped else outside, first), ins[0].dtype)

        return draw(path, bound, [operand(_first(bound, *tensor_names))], compute, parameters={"filter": weight}, name=bound.name or name)

    call.__name__, call.__rosetta_path__ = name, path
    return call


def _no_explicit(path):
    raise rosetta.UnknownCall(f"{path} with explicit padding is not modelled here. Expected padding='SAME' or 'VALID'; pad with tf.pad before.")


conv1d = _conv("conv1d", 1, ("value", "input"), ("filters",), "stride")
conv2d = _conv("conv2d", 2, ("input",), ("filter", "filters"), "strides")
conv3d = _conv("conv3d", 3, ("input",), ("filter", "filters"), "strides")
depthwise_conv2d = _conv("depthwise_conv2d", 2, ("input",), ("filter",), "strides", grouped=True)


def atrous_conv2d(*args, **kwargs):
    """A dilated convolution: that of conv2d."""
    bound = rosetta.bind("tensorflow.nn.atrous_conv2d", args, kwargs)
    return conv2d(bound.value, bound.filters, [1, 1, 1, 1], bound.padding, dilations=[1, int(bound.rate), int(bound.rate), 1], name=bound.name)


def conv2d_transpose(*args, **kwargs):
    """A transposed convolution to a stated shape."""
    path = "tensorflow.nn.conv2d_transpose"
    bound = rosetta.bind(path, args, kwargs)
    weight = _weight(_first(bound, "filter", "filters"), path, "filter")

    def compute(ins, given):
        stated = size_of(given["output_shape"])
        return Made([ins[0].shape[0], *stated[1:]], ins[0].dtype)

    return draw(path, bound, [operand(_first(bound, "value", "input"))], compute, parameters={"filter": weight}, name=bound.name or "conv2d_transpose")


def _pool(name, rank, tensor_names):
    path = f"tensorflow.nn.{name}"

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        first = _dims.channels_first(bound.data_format)
        size, strides = (_per_axis(bound.values[each], rank, first, each) for each in ("ksize", "strides"))
        padding = _dims.padding_of(bound.padding)

        def compute(ins, _):
            batch, space, channels = _dims.split_image(ins[0].shape, first)
            each = [_dims.window(n, k, s, 1, padding) for n, k, s in zip(space, size, strides)]
            return Made(_dims.image(batch, each, channels, first), ins[0].dtype)

        return draw(path, bound, [operand(_first(bound, *tensor_names))], compute, name=bound.name or name)

    call.__name__, call.__rosetta_path__ = name, path
    return call


max_pool, avg_pool = _pool("max_pool", 2, ("value", "input")), _pool("avg_pool", 2, ("value", "input"))
max_pool3d, avg_pool3d = _pool("max_pool3d", 3, ("input",)), _pool("avg_pool3d", 3, ("input",))


def bias_add(*args, **kwargs):
    """A bias per channel."""
    from ._array_ops import reshape
    from ._math_ops import add

    bound = rosetta.bind("tensorflow.nn.bias_add", args, kwargs)
    value, bias = operand(bound.value), operand(bound.bias)
    if _dims.channels_first(bound.data_format) and len(value.get_shape()) > 2:
        return add(value, reshape(bias, [-1, *[1] * (len(value.get_shape()) - 2)]))
    return draw("tensorflow.nn.bias_add", bound, [value, bias], lambda ins, _: Made(ins[0].shape, ins[0].dtype), name=bound.name or "BiasAdd")


def xw_plus_b(*args, **kwargs):
    """``x · weights + biases``."""
    from ._math_ops import matmul

    bound = rosetta.bind("tensorflow.nn.xw_plus_b", args, kwargs)
    return bias_add(matmul(bound.x, bound.weights), bound.biases)


def embedding_lookup(*args, **kwargs):
    """Rows of a table by number."""
    path = "tensorflow.nn.embedding_lookup"
    bound = rosetta.bind(path, args, kwargs)
    params = bound.params[0] if isinstance(bound.params, (list, tuple)) and len(bound.params) == 1 else bound.params
    weight = _weight(params, path, "params")
    return draw(path, bound, [operand(bound.ids)], lambda ins, _: Made([*ins[0].shape, *weight.op.weight.shape[1:]], "float32"), parameters={"params": weight}, name=bound.name or "embedding_lookup")


_ = Tensor
