"""``theano.tensor.nnet``: activations, convolutions and losses as functions."""

import rosetta

from .calls import function, named
from .expression import Call, as_expression
from .shared import SharedVariable, weight_of
from .shapes import many, shape_of, windows, written
from .values import Made, type_of

_PATH = "theano.tensor.nnet."


def _same(name):
    return lambda given: Made(shape_of(given[name]))


def curve(name, first="x"):
    """A function of each value."""
    return function(_PATH + name, _same(first), lambda bound: bound.values[first].ndim, (first,), "float32")


relu, elu, selu, hard_sigmoid = (curve(name) for name in ("relu", "elu", "selu", "hard_sigmoid"))
sigmoid, softplus, softsign = (curve(name, "a") for name in ("sigmoid", "softplus", "softsign"))


def _rows(name):
    drawn = curve(name, "c")

    def call(c):
        value = as_expression(c)
        if value.ndim not in (1, 2):
            raise ValueError(f"x must be 1-d or 2-d tensor of floats. Got {value.ndim} axes: theano.tensor.nnet.{name} works on matrices.")
        return drawn(value)

    return named(call, _PATH + name)


softmax, logsoftmax = _rows("softmax"), _rows("logsoftmax")


def _per_example(given):
    x, y = shape_of(given["coding_dist"]), shape_of(given["true_dist"])
    if len(y) == len(x) and any(int(a) != int(b) for a, b in zip(x, y)):
        raise ValueError(f"Input dimension mis-match: {written(x)} and {written(y)}.")
    if int(x[0]) != int(y[0]):
        raise ValueError(f"Dimension mis-match: {written(x)} predictions, {written(y)} labels.")
    return Made(x[:-1])


_categorical = function(_PATH + "categorical_crossentropy", _per_example, lambda bound: bound.values["coding_dist"].ndim - 1, ("coding_dist", "true_dist"), "float32")


def categorical_crossentropy(coding_dist, true_dist):
    """Cross-entropy of each row of probabilities and its class number or distribution."""
    x, y = as_expression(coding_dist), as_expression(true_dist)
    if y.ndim == x.ndim:
        return _categorical(x, y)
    if y.ndim == x.ndim - 1:
        if not y.dtype.startswith(("int", "uint")):
            raise TypeError(f"integer vector required for argument: true_one_of_n (got type: {y.dtype}).")
        return _categorical(x, y)
    raise TypeError("rank mismatch between coding and true distributions")


named(categorical_crossentropy, _PATH + "categorical_crossentropy")


def _each(given):
    from .shapes import broadcast

    return Made(broadcast([shape_of(given["output"]), shape_of(given["target"])], "binary_crossentropy"))


def _binary(name):
    return function(_PATH + name, _each, lambda bound: max(bound.values["output"].ndim, bound.values["target"].ndim), ("output", "target"), "float32")


binary_crossentropy, sigmoid_binary_crossentropy = _binary("binary_crossentropy"), _binary("sigmoid_binary_crossentropy")


def border_pads(mode, sizes):
    """How much a border mode adds on each axis (theano/tensor/nnet/abstract_conv.py · get_conv_output_shape)."""
    if mode == "valid":
        return (0,) * len(sizes)
    if mode == "full":
        return tuple(k - 1 for k in sizes)
    if mode == "half":
        return tuple(k // 2 for k in sizes)
    return many(mode, len(sizes), "border_mode")


def _convolution(name, rank):
    path = _PATH + name

    def rule(given):
        x, w = shape_of(given["input"]), shape_of(given["filters"])
        sizes, strides = [int(n) for n in w[2:]], many(given["subsample"], rank, "subsample")
        groups = int(given["num_groups"])
        if int(x[1]) != int(w[1]) * groups:
            raise ValueError(f"{name}: expected {int(w[1]) * groups} input channels, received {int(x[1])}.")
        dilations = many(given["filter_dilation"], rank, "filter_dilation")
        spans = [d * (k - 1) + 1 for k, d in zip(sizes, dilations)]
        space = [windows(*each) for each in zip(x[2:], spans, strides, border_pads(given["border_mode"], spans))]
        return Made((x[0], int(w[0]), *space), type_of(given["input"]))

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        x, filters = as_expression(bound.values["input"]), as_expression(bound.values["filters"])
        bound.values.update(input=x, filters=filters)
        if not isinstance(filters, SharedVariable):
            raise rosetta.UnknownCall(f"theano.tensor.nnet.{name} with filters that are no weight is not known here. Expected a shared variable.")
        weight_of(filters)
        ignored = {"input", "filters", "input_shape", "filter_shape", "image_shape"}
        bound.stated = {key: each for key, each in bound.stated.items() if key not in ignored}
        return Call(path, bound, rule, rank + 2, parameters={"filters": filters})

    return named(call, path)


conv2d, conv3d = _convolution("conv2d", 2), _convolution("conv3d", 3)
