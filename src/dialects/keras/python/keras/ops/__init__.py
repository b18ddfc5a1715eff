"""keras.ops: functions on tensors, as model code uses them."""

import math

import rosetta
from rosetta import BatchDim

from .. import activations as _activations
from .._shapes import positive
from .._tensor import draw as _draw
from .._tensor import drawn as _drawn
from ._base import operation, same
from .operators import _float, _joined, product_shape

add = operation("keras.ops.add", ("x1", "x2"), _joined, _float)
subtract = operation("keras.ops.subtract", ("x1", "x2"), _joined, _float)
multiply = operation("keras.ops.multiply", ("x1", "x2"), _joined, _float)
divide = operation("keras.ops.divide", ("x1", "x2"), _joined, "float32")
power = operation("keras.ops.power", ("x1", "x2"), _joined, _float)
maximum = operation("keras.ops.maximum", ("x1", "x2"), _joined, _float)
minimum = operation("keras.ops.minimum", ("x1", "x2"), _joined, _float)
matmul = operation("keras.ops.matmul", ("x1", "x2"), product_shape)
exp, log, sqrt, rsqrt, abs, square, sign, sin, cos, negative = (
    operation(f"keras.ops.{name}", ("x",), same) for name in ("exp", "log", "sqrt", "rsqrt", "abs", "square", "sign", "sin", "cos", "negative")
)
absolute = abs
clip = operation("keras.ops.clip", ("x",), same)


def _reduced(bound, tensors):
    tensor = tensors[0]
    axis = bound.values.get("axis")
    axes = list(range(tensor.ndim)) if axis is None else [positive(each, tensor.ndim) for each in ([axis] if isinstance(axis, int) else axis)]
    if bound.values.get("keepdims"):
        return tuple(1 if i in axes else n for i, n in enumerate(tensor.shape))
    return tuple(n for i, n in enumerate(tensor.shape) if i not in axes)


mean, sum, max, min, logsumexp = (operation(f"keras.ops.{name}", ("x",), _reduced) for name in ("mean", "sum", "max", "min", "logsumexp"))
argmax = operation("keras.ops.argmax", ("x",), _reduced, "int32")


def _target(bound, tensors):
    old, target = tensors[0].shape, [bound.newshape] if isinstance(bound.newshape, int) else list(bound.newshape)
    # A batch size read off a drawing's shape stands for the batch that comes.
    unit = next((int(n) // n.factor for n in old if isinstance(n, BatchDim)), None)
    target = [-1 if n is None else BatchDim(unit * n.factor, n.factor) if unit and isinstance(n, BatchDim) else n for n in target]
    if target.count(-1) > 1:
        raise ValueError(f"Expected at most one -1 in a new shape. Received {tuple(target)}.")
    whole = rosetta.product(old)
    if -1 in target:
        rest = rosetta.divide(whole, rosetta.product([n for n in target if not (type(n) is int and n == -1)]))
        if rest is None:
            raise ValueError(f"Cannot reshape a tensor of shape {tuple(map(int, old))} into {tuple(target)}.")
        target[target.index(-1)] = rest
    if math.prod(map(int, target)) != math.prod(map(int, old)):
        raise ValueError(f"Cannot reshape a tensor of shape {tuple(map(int, old))} into {tuple(map(int, target))}.")
    return tuple(target)


reshape = operation("keras.ops.reshape", ("x",), _target)


def _permuted(bound, tensors):
    axes = bound.values.get("axes")
    axes = range(tensors[0].ndim)[::-1] if axes is None else [positive(each, tensors[0].ndim) for each in axes]
    return tuple(tensors[0].shape[axis] for axis in axes)


transpose = operation("keras.ops.transpose", ("x",), _permuted)


def _joined_end(bound, tensors):
    axis = positive(bound.axis, tensors[0].ndim)
    return tuple(int(math.fsum(int(each.shape[i]) for each in tensors)) if i == axis else n for i, n in enumerate(tensors[0].shape))


concatenate = operation("keras.ops.concatenate", ("xs",), _joined_end)


def expand_dims(x, axis):
    """A new axis of size 1."""
    if _drawn(x):
        return _draw(expand_dims, (x, axis), {})
    axis = positive(axis, x.ndim + 1)
    return reshape(x, (*x.shape[:axis], 1, *x.shape[axis:]))


def squeeze(x, axis=None):
    """Axes of size 1 dropped."""
    if _drawn(x):
        return _draw(squeeze, (x, axis), {})
    axes = [i for i, n in enumerate(x.shape) if int(n) == 1] if axis is None else [positive(each, x.ndim) for each in ([axis] if isinstance(axis, int) else axis)]
    return reshape(x, tuple(n for i, n in enumerate(x.shape) if i not in axes))


def split(x, indices_or_sections, axis=0):
    """A tensor in parts along an axis: as many equal ones, or cut at places."""
    axis = positive(axis, x.ndim)
    size = int(x.shape[axis])
    if isinstance(indices_or_sections, int):
        if size % indices_or_sections:
            raise ValueError(f"Expected an axis that divides into {indices_or_sections} equal parts. Received {size}.")
        step = size // indices_or_sections
        indices_or_sections = range(step, size, step)
    ends = [0, *indices_or_sections, size]
    whole = (slice(None),) * axis
    return [x[(*whole, slice(start, stop))] for start, stop in zip(ends, ends[1:])]


def shape(x):
    """The shape; the batch stays known as such."""
    return tuple(x.shape)


def ndim(x):
    """How many axes."""
    return x.ndim


def convert_to_tensor(x, dtype=None, **kwargs):
    """Tensors stay what they are; plain numbers too."""
    return x


for _name in _activations.NAMES:
    globals()[_name] = getattr(_activations, _name)



def gelu(x, approximate=True):
    """The activation, approximated unless said otherwise: the other way round than ``keras.activations.gelu``."""
    return _activations.gelu(x, approximate=approximate)


_missing = rosetta.attribute_hook(__name__)


def __getattr__(name):
    return _missing(name)
