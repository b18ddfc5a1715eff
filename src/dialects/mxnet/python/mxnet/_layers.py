"""Operators with weights: convolutions, dense layers, embeddings; pooling and dropout beside them."""

from . import _shapes as shapes
from ._operators import Operator, perform, TABLE
from ._state import MXNetError


def _window(v, shape, what):
    kernel = (v.kernel,) if isinstance(v.kernel, int) else tuple(v.kernel)
    rank = len(kernel)
    if rank not in (1, 2, 3):
        raise MXNetError(f"{what}: kernel should be of 1, 2 or 3 axes. Received kernel={v.kernel}")
    last = shapes.channels_last(v.get("layout"), rank)
    return kernel, rank, last, shapes.image_of(shape, rank, last, what)


def _conv_shape(v, data, *_):
    kernel, rank, last, (batch, _, spatial) = _window(v, data, "Convolution")
    stride, dilate, pad = (shapes.tuple_of(value, rank, name, default) for value, name, default in ((v.stride, "stride", 1), (v.dilate, "dilate", 1), (v.pad, "pad", 0)))
    return shapes.image(batch, int(v.num_filter), shapes.convolved(spatial, kernel, stride, dilate, pad), last)


def _conv_weights(v, data):
    kernel, _, last, (_, channels, _) = _window(v, data, "Convolution")
    if int(channels) % int(v.num_group) or int(v.num_filter) % int(v.num_group):
        raise MXNetError(f"Check failed: input and output channels must divide group size. Received num_group={v.num_group}, channels {int(channels)} to {v.num_filter}")
    made = {"weight": shapes.image(int(v.num_filter), int(channels) // int(v.num_group), kernel, last)}
    return made if v.no_bias else {**made, "bias": (int(v.num_filter),)}


def transposed_pads(v, kernel, rank):
    """Stride, dilation, padding and adjustment of a Deconvolution; ``target_shape`` sets the last two (src/operator/nn/deconvolution-inl.h)."""
    stride, dilate, pad, adj = (shapes.tuple_of(v.get(name), rank, name, default) for name, default in (("stride", 1), ("dilate", 1), ("pad", 0), ("adj", 0)))
    return stride, dilate, pad, adj


def _deconv_shape(v, data, *_):
    kernel, rank, last, (batch, _, spatial) = _window(v, data, "Deconvolution")
    if tuple(v.get("target_shape") or ()):
        import rosetta

        raise rosetta.UnknownCall("Deconvolution(target_shape=…) is not known here: padding that follows from a wanted size is not modelled. Expected pad and adj.")
    stride, dilate, pad, adj = transposed_pads(v, kernel, rank)
    made = [s * (int(n) - 1) + d * (k - 1) + 1 - 2 * p + a for n, k, s, d, p, a in zip(spatial, kernel, stride, dilate, pad, adj)]
    return shapes.image(batch, int(v.num_filter), made, last)


def _deconv_weights(v, data):
    kernel, _, last, (_, channels, _) = _window(v, data, "Deconvolution")
    made = {"weight": shapes.image(int(channels), int(v.num_filter) // int(v.num_group), kernel, last)}
    return made if v.no_bias else {**made, "bias": (int(v.num_filter),)}


def _pool_shape(v, data):
    rank = len(data) - 2
    last = shapes.channels_last(v.get("layout"), rank) if rank in (1, 2, 3) else False
    kernel = (v.kernel,) if isinstance(v.kernel, int) else tuple(v.kernel or ())
    if v.global_pool:
        batch, channels, spatial = shapes.image_of(data, rank, last, "Pooling")
        return shapes.image(batch, channels, (1,) * len(spatial), last)
    if not kernel:
        raise MXNetError("Check failed: kernel size cannot be empty for Pooling without global_pool=True")
    batch, channels, spatial = shapes.image_of(data, len(kernel), last, "Pooling")
    stride, pad = shapes.tuple_of(v.stride, len(kernel), "stride", 1), shapes.tuple_of(v.pad, len(kernel), "pad", 0)
    made = shapes.pooled(spatial, kernel, stride, pad, v.pooling_convention)
    if any((out - 1) * s >= int(n) + p for out, n, s, p in zip(made, spatial, stride, pad)):
        import rosetta

        raise rosetta.UnknownCall(f"Pooling(pooling_convention='full') whose last window lies wholly in the padding is not known here: kernel={kernel}, stride={stride}, pad={pad} on {tuple(map(int, spatial))}. Expected windows that reach into the input.")
    return shapes.image(batch, channels, made, last)


def _flattened(path, v, given, where):
    """``flatten=True`` joins all axes but the batch first: said as a call of its own."""
    data = given[0]
    if v.flatten and len(data.shape) > 2:
        joined = perform(TABLE["Flatten"], f"{path}.flatten", {}, {}, [data], {}, where=where)
        return [joined, *given[1:]]
    return given


def _dense_shape(v, data, *_):
    return (*data[:-1], int(v.num_hidden))


def _dense_weights(v, data):
    import rosetta

    size = rosetta.product(data[1:]) if v.flatten else data[-1]
    made = {"weight": (int(v.num_hidden), int(size))}
    return made if v.no_bias else {**made, "bias": (int(v.num_hidden),)}


def _flat(v, data):
    import rosetta

    return (data[0], rosetta.product(data[1:])) if len(data) > 1 else (data[0], 1)


def _embedded(v, data, *_):
    return (*data, int(v.output_dim))


Operator("Convolution", _conv_shape, weights=_conv_weights, roles=("weight", "bias"), required=("kernel", "num_filter"))
Operator("Deconvolution", _deconv_shape, weights=_deconv_weights, roles=("weight", "bias"), required=("kernel", "num_filter"))
def _pool_part(v):
    if v.pool_type not in ("max", "avg"):
        import rosetta

        raise rosetta.UnknownCall(f"Pooling(pool_type={v.pool_type!r}) is not known here. Expected 'max' or 'avg'.")
    return ".global" if v.global_pool else ".avg" if v.pool_type == "avg" else ""


Operator("Pooling", _pool_shape, part=_pool_part)
Operator("FullyConnected", _dense_shape, weights=_dense_weights, roles=("weight", "bias"), required=("num_hidden",), before=_flattened)
Operator("Embedding", _embedded, weights=lambda v, data: {"weight": (int(v.input_dim), int(v.output_dim))}, roles=("weight",), required=("input_dim", "output_dim"), dtype="float32")
Operator("Dropout", lambda v, data: data, follows_mode=True)
for _name in ("Flatten", "flatten"):
    Operator(_name, _flat)
