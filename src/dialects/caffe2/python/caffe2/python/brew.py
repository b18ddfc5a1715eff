"""``caffe2.python.brew``: helpers that make parameters and add operators to a model."""

import rosetta

from .._helping import Helper, arg_scope  # noqa: F401
from .modeling.parameter_info import ParameterTags

WEIGHT, BIAS, COMPUTED = ParameterTags.WEIGHT, ParameterTags.BIAS, ParameterTags.COMPUTED_PARAM


def _helper(make):
    """A helper by the name of the function that says what it adds."""
    name = make.__name__

    def call(*args, **kwargs):
        return make(Helper(name, args, kwargs))

    call.__name__ = call.__qualname__ = name
    call.__doc__ = make.__doc__
    call.__rosetta_path__ = f"caffe2.python.brew.{name}"
    return call


def _plain(name, operator, extra=()):
    """A helper that only adds an operator; ``extra`` names outputs beside the first."""

    def make(h):
        h.name_output()
        return h.add(operator, h.values.get("blob_in", h.values.get("blobs_in")), [h.blob_out, *(each.format(h.blob_out) for each in extra)])

    make.__name__ = name
    return _helper(make)


def _kernels(h):
    kernel = h.kernel
    if isinstance(kernel, list) and len(kernel) != 2:
        raise AssertionError("Conv support only a 2D kernel.")
    return list(kernel) if isinstance(kernel, list) else [kernel, kernel]


def _convolution(h, kernels):
    h.name_output()
    inner = int(h.dim_in / h.group)
    shape = [h.dim_out, inner, *kernels] if h.order == "NCHW" else [h.dim_out, *kernels, inner]
    if h.transform_inputs is not None:
        raise rosetta.UnknownCall(f"{h.path}(transform_inputs=…) is not known here: what a function makes of the inputs is not followed. Expected None.")
    blobs = [h.blob_in, h.param("_w", shape, WEIGHT, h.weight_init, h.WeightInitializer)]
    if not h.no_bias:
        blobs.append(h.param("_b", [h.dim_out], BIAS, h.bias_init, h.BiasInitializer, ("ConstantFill", {})))
    return h.add("Conv", blobs)


@_helper
def conv(h):
    """A convolution over two axes."""
    return _convolution(h, _kernels(h))


@_helper
def conv_nd(h):
    """A convolution over as many axes as the kernel has."""
    if h.order != "NCHW":
        raise AssertionError("ConvNd only supported for NCHW storage.")
    return _convolution(h, list(h.kernel) if isinstance(h.kernel, list) else [h.kernel])


@_helper
def group_conv(h):
    """A convolution in groups of channels."""
    if h.dim_in % h.group or h.dim_out % h.group:
        raise AssertionError("dim_in and dim_out should be divisible by group.")
    return _convolution(h, _kernels(h))


@_helper
def fc(h):
    """A dense layer; axes after the first are joined."""
    h.name_output()
    weight = h.param("_w", [h.dim_out, h.dim_in], WEIGHT, h.weight_init, h.WeightInitializer)
    bias = h.param("_b", [h.dim_out], BIAS, h.bias_init, h.BiasInitializer, ("ConstantFill", {}))
    return h.add("FC", [h.blob_in, weight, bias])


@_helper
def dropout(h):
    """Random zeros, unless is_test."""
    if h.is_test is None:
        rosetta.note("warning", "brew.dropout is called without is_test. Early versions take that for is_test=0, later ones stop (\"Argument 'is_test' is required\"); here it is read as 0: dropout acts.")
    h.name_output()
    return h.add("Dropout", h.blob_in, [h.blob_out, f"_{h.blob_out}_mask"])


relu = _plain("relu", "Relu")
tanh = _plain("tanh", "Tanh")
softmax = _plain("softmax", "Softmax")
max_pool = _plain("max_pool", "MaxPool")
average_pool = _plain("average_pool", "AveragePool")
lrn = _plain("lrn", "LRN", ["_{}_scale"])
concat = _plain("concat", "Concat", ["_{}_concat_dims"])
sum = _plain("sum", "Sum")
transpose = _plain("transpose", "Transpose")
batch_mat_mul = _plain("batch_mat_mul", "BatchMatMul")


@_helper
def conv_transpose(h):
    """A transposed convolution over two axes."""
    h.name_output()
    shape = [h.dim_in, h.dim_out, h.kernel, h.kernel] if h.order == "NCHW" else [h.dim_in, h.kernel, h.kernel, h.dim_out]
    weight = h.param("_w", shape, WEIGHT, h.weight_init)
    bias = h.param("_b", [h.dim_out], BIAS, h.bias_init, None, ("ConstantFill", {}))
    return h.add("ConvTranspose", [h.blob_in, weight, bias])


@_helper
def prelu(h):
    """A learned slope for negative values."""
    slope = h.param("_slope", [h.num_channels], None, h.slope_init, None, ("ConstantFill", {"value": 0.25}))
    return h.add("PRelu", [h.blob_in, slope])


def _affine(h, names, scale, bias, kinds=(None, None)):
    """Scale and shift of a normalisation; how they begin stands in the helper's own arguments."""
    shape = h.dim_in if isinstance(h.dim_in, list) else [h.dim_in]
    return [h.param(name, shape, tag, None, kind, ("ConstantFill", {"value": value})) for name, tag, kind, value in zip(names, (WEIGHT, BIAS), kinds, (scale, bias))]


@_helper
def spatial_bn(h):
    """Normalisation over the batch, with running statistics; the blob that is called riv holds the variance."""
    h.name_output()
    weights = _affine(h, ("_s", "_b"), h.init_scale, h.init_bias, (h.ScaleInitializer, h.BiasInitializer))
    mean = h.param("_rm", [h.dim_in], COMPUTED, None, h.RunningMeanInitializer, ("ConstantFill", {"value": 0.0}))
    var = h.param("_riv", [h.dim_in], COMPUTED, None, h.RunningVarianceInitializer, ("ConstantFill", {"value": 1.0}))
    outputs = [h.blob_out] if h.is_test else [h.blob_out, mean, var, f"{h.blob_out}_sm", f"{h.blob_out}_siv"]
    return h.add("SpatialBN", [h.blob_in, *weights, mean, var], outputs)


@_helper
def spatial_gn(h):
    """Normalisation over groups of channels."""
    h.name_output()
    weights = _affine(h, ("_s", "_b"), h.init_scale, h.init_bias, (h.ScaleInitializer, h.BiasInitializer))
    h.values["order"] = None  # the helper does not hand it on
    return h.add("GroupNorm", [h.blob_in, *weights], [h.blob_out, f"{h.blob_out}_mean", f"{h.blob_out}_std"])


@_helper
def instance_norm(h):
    """Normalisation of each channel by itself."""
    h.name_output()
    return h.add("InstanceNorm", [h.blob_in, *_affine(h, ("_s", "_b"), 1.0, 0.0)], [h.blob_out, f"{h.blob_out}_sm", f"{h.blob_out}_siv"])


@_helper
def layer_norm(h):
    """Normalisation of each example over its axes from one on; gives means and deviations, too."""
    weights = _affine(h, ("_scale", "_bias"), h.initial_scale, h.initial_bias)
    h.values["elementwise_affine"] = True
    outputs = [h.blob_out, f"{h.blob_out}_mean", f"{h.blob_out}_std"]
    h.add("LayerNorm", [h.blob_in, *weights], outputs)
    return tuple(h.model.net.GetBlobRef(each) for each in outputs)


@_helper
def iter(h):
    """A counter of updates."""
    from .core import DataType

    h.model.param_init_net.ConstantFill([], h.blob_out, shape=[1], value=0, dtype=DataType.INT64)
    return h.add("Iter", h.blob_out)


def add_weight_decay(model, weight_decay):
    """Adds a share of each weight to its gradient, as optimizer.add_weight_decay does."""
    from . import optimizer

    if weight_decay > 0:
        optimizer.decay(model, weight_decay, "caffe2.python.brew.add_weight_decay")


@_helper
def accuracy(h):
    """How many answers are right: a number of a real run."""
    return h.add("Accuracy", h.blob_in)


_missing = rosetta.attribute_hook("caffe2.python.brew")


def __getattr__(name):
    return _missing(name)
