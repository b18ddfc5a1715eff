"""Windows that slide: convolutions with a kernel of the program's own, and reductions of windows."""

import rosetta

from .._array import Array, Parameter
from .._record import named, said
from .._shapes import windowed

class ConvDimensionNumbers(tuple):
    """What ``conv_dimension_numbers`` gives: the three layouts."""


def conv_dimension_numbers(lhs_shape, rhs_shape, dimension_numbers):
    """The layouts of input, kernel and output as words."""
    rank = len(lhs_shape)
    words = dimension_numbers or ("NC" + "DHW"[5 - rank:], "OI" + "DHW"[5 - rank:], "NC" + "DHW"[5 - rank:])
    return ConvDimensionNumbers(str(each) for each in words)


def _weight(value, path):
    if not isinstance(value, Parameter):
        raise rosetta.UnknownCall(f"{path} with a kernel that is no weight is not known here. Expected a parameter of the model.")
    return value


def _spatial(word, letters="NC"):
    return [i for i, each in enumerate(word) if each not in letters]


def _sizes(lhs, rhs, words):
    inner, kernel, outer = words
    space = [inner[i] for i in _spatial(inner)]
    if any(len(word) != lhs.ndim for word in words) or [outer[i] for i in _spatial(outer)] != space or sorted(kernel[i] for i in _spatial(kernel, "IO")) != sorted(space):
        raise rosetta.UnknownCall(f"jax.lax.conv_general_dilated with dimension_numbers={tuple(words)} is not known here. Expected the same order of spatial axes in input and output, and as many axes as the arrays have.")
    return [lhs.shape[i] for i in _spatial(inner)], [int(rhs.shape[kernel.index(each)]) for each in space]


def conv_general_dilated(*args, **kwargs):
    """A convolution with a kernel given as an array."""
    path = "jax.lax.conv_general_dilated"
    bound = rosetta.bind(path, args, kwargs)
    return _convolved(path, bound, bound.dimension_numbers, bound.rhs_dilation)


def conv(*args, **kwargs):
    """A convolution of images with the channels first."""
    path = "jax.lax.conv"
    return _convolved(path, rosetta.bind(path, args, kwargs), None, None)


def _convolved(path, bound, numbers, dilation):
    lhs, rhs = Array.of(bound.lhs), _weight(bound.rhs, path)
    words = conv_dimension_numbers(lhs.shape, rhs.shape, numbers)
    sizes, window = _sizes(lhs, rhs, words)
    made = windowed(sizes, window, tuple(bound.window_strides), bound.padding, tuple(dilation or [1] * len(window)))
    inner, kernel, outer = words
    groups = bound.values.get("feature_group_count", 1)
    if int(lhs.shape[inner.index("C")]) != int(rhs.shape[kernel.index("I")]) * groups:
        raise ValueError(f"conv_general_dilated lhs feature dimension size {int(lhs.shape[inner.index('C')])} must equal rhs input feature dimension {int(rhs.shape[kernel.index('I')])} times feature_group_count {groups}.")
    rest = iter(made)
    shape = tuple(lhs.shape[inner.index("N")] if each == "N" else int(rhs.shape[kernel.index("O")]) if each == "C" else next(rest) for each in outer)
    stated = {name: value for name, value in bound.stated.items() if name not in ("lhs", "rhs")} | {"dimension_numbers": list(words)}
    return said(path, rosetta.Bound(path, bound.values, stated if "dimension_numbers" in bound.values else {k: v for k, v in stated.items() if k != "dimension_numbers"}), [lhs], shape, parameters={"rhs": rhs})


def conv_transpose(*args, **kwargs):
    """Transposed convolutions with a kernel of the program's own are not modelled."""
    raise rosetta.UnknownCall("jax.lax.conv_transpose is not known here. Use nn.ConvTranspose.")


def reduce_window(*args, **kwargs):
    """The maximum or the sum of each window."""
    path = "jax.lax.reduce_window"
    bound = rosetta.bind(path, args, kwargs)
    kind = getattr(bound.computation, "__rosetta_path__", None)
    if kind not in ("jax.lax.max", "jax.lax.add"):
        raise rosetta.UnknownCall(f"jax.lax.reduce_window(computation={getattr(bound.computation, '__name__', bound.computation)}) is not known here. Expected jax.lax.max with −inf, or jax.lax.add with 0.")
    start = float(bound.init_value)
    if start != (float("-inf") if kind == "jax.lax.max" else 0.0):
        raise rosetta.UnknownCall(f"jax.lax.reduce_window(init_value={start}) is not known here. Expected −inf for a maximum, 0 for a sum.")
    array, size = Array.of(bound.operand), tuple(bound.window_dimensions)
    if array.ndim < 3 or size[0] != 1 or size[-1] != 1 and size[1] != 1:
        raise rosetta.UnknownCall(f"jax.lax.reduce_window over a window of {size} is not known here. Expected one that leaves batch and channels whole.")
    strides = tuple(bound.window_strides or (1,) * len(size))
    made = windowed(array.shape, size, strides, bound.padding, tuple(bound.window_dilation or (1,) * len(size)))
    shape = tuple(n if k == 1 and s == 1 else m for n, k, s, m in zip(array.shape, size, strides, made))
    stated = {name: value for name, value in bound.stated.items() if name not in ("operand", "init_value", "computation")}
    return said(f"{path}_{'max' if kind == 'jax.lax.max' else 'sum'}", rosetta.Bound(path, bound.values, stated), [array], shape)


for _name in ("conv_general_dilated", "conv", "conv_transpose", "reduce_window", "conv_dimension_numbers"):
    named(globals()[_name], f"jax.lax.{_name}")
