"""Operations that take a weight as an argument: times, convolution, pooling."""

import rosetta

from ._operations import Operation, draw, operand, variable
from ._shapes import as_tuple, window
from .variables import Parameter

__all__ = "times convolution convolution_transpose pooling MAX_POOLING AVG_POOLING".split()
MAX_POOLING, AVG_POOLING = 0, 1


def _product(node, dims, *rest):
    weight = node.parameters.get("right")
    right = weight.dims if weight is not None else rest[0][len(node.inputs[1].axes):]
    return (*dims[:-1], *right[1:])


def times(*args, **kwargs):
    """A matrix product: of a variable and a weight of two axes, or of two variables."""
    bound = rosetta.bind("cntk.ops.times", args, kwargs)
    left, right = (operand(bound.values[name], name, "cntk.ops.times") for name in ("left", "right"))
    if bound.output_rank != 1 or bound.infer_input_rank_to_map != -1:
        raise rosetta.UnknownCall("cntk.times with output_rank or infer_input_rank_to_map is not known here. Expected a matrix product, or cntk.layers.Dense.")
    if isinstance(left, Parameter) or not isinstance(right, Parameter):
        raise rosetta.UnknownCall("cntk.times is known here of a variable on the left and a cntk.parameter on the right. Expected times(x, W).")
    if len(right.dims) != 2:
        raise rosetta.UnknownCall(f"cntk.times with a weight of shape {right.dims} is not known here. Expected two axes: inputs and outputs.")
    size = left.shape[-1] if left.shape else 1
    if not right.known:
        right.infer((size, right.dims[1]))
    if len(left.shape) != 1 or size != right.dims[0]:
        raise ValueError(f"Times: The left operand '{left!r}' rank or shape does not fit the right operand {right!r}.")
    return draw(Operation(_product), "cntk.ops.times", bound, [left], {"right": right}, stated={key: value for key, value in bound.stated.items() if key not in ("left", "right")})


def _trailing(value, rank, what):
    """The spatial part of a tuple that may begin with the channels' entry; one entry stands for all."""
    found = as_tuple(value)
    if len(found) == 1:
        return found * rank
    if len(found) == rank + 1:
        return found[1:]
    if len(found) == rank:
        return found
    raise ValueError(f"{what}={value} must have one entry, one per spatial axis, or one more for the channels")


def _convolved(node, dims):
    weight, v = node.parameters["convolution_map"], node.values
    rank = len(dims) - len(node.inputs[0].axes) - 1
    parts = [_trailing(v[name], rank, name) for name in ("strides", "auto_padding", "dilation")]
    return (*dims[:-rank - 1], weight.dims[0], *window(dims[-rank:], weight.dims[2:], parts[0], parts[1], node.path, parts[2]))


def convolution(*args, **kwargs):
    """A convolution with a weight of the program's own: (outputs, inputs per group, window)."""
    bound = rosetta.bind("cntk.ops.convolution", args, kwargs)
    given, weight = variable(bound.operand, "operand", "cntk.ops.convolution"), bound.convolution_map
    if not isinstance(weight, Parameter):
        raise rosetta.UnknownCall("cntk.convolution with a convolution_map that is no parameter is not known here. Expected cntk.parameter(…), or a layer.")
    if not weight.known:
        weight.infer((weight.dims[0], given.shape[0] // bound.groups, *weight.dims[2:]))
    if len(given.shape) != len(weight.dims) - 1 or given.shape[0] != weight.dims[1] * bound.groups:
        raise ValueError(f"Convolution: the operand {given!r} does not fit the convolution map {weight!r}")
    return draw(Operation(_convolved), "cntk.ops.convolution", bound, [given], {"convolution_map": weight}, stated={key: value for key, value in bound.stated.items() if key not in ("convolution_map", "operand")})


def convolution_transpose(*args, **kwargs):
    raise rosetta.UnknownCall("cntk.ops.convolution_transpose is not known here. Expected cntk.layers.ConvolutionTranspose.")


def _pooled(node, dims):
    v, size = node.values, as_tuple(node.values["pooling_window_shape"])
    parts = [_trailing(v[name], len(size), name) for name in ("strides", "auto_padding")]
    return (*dims[:-len(size)], *window(dims[-len(size):], size, *parts, node.path))


def pooling(*args, **kwargs):
    """The maximum or the mean of windows."""
    bound = rosetta.bind("cntk.ops.pooling", args, kwargs)
    if bound.ceil_out_dim:
        raise rosetta.UnknownCall("cntk.pooling(ceil_out_dim=True) is not known here. Expected windows that fit, or auto_padding.")
    kind = {MAX_POOLING: "max", AVG_POOLING: "average"}[bound.pooling_type]
    return draw(Operation(_pooled), f"cntk.ops.pooling.{kind}", bound, [variable(bound.operand, "operand", "cntk.ops.pooling")], stated={key: value for key, value in bound.stated.items() if key not in ("operand", "pooling_type")})
