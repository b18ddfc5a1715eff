"""``mx.nd``: arrays, and operators on them."""

import rosetta

from .. import _elementwise, _layers, _norms, _outputs, _recurrent, _reducing, _shaping  # noqa: F401
from .._indexing import as_dtype
from .._operators import TABLE, on_arrays
from .._tensor import NDArray
from . import random  # noqa: F401
from .creation import arange, array, empty, full, ones, zeros

for _name in list(TABLE):
    if "." not in _name:
        globals()[_name] = on_arrays(_name)
# Operators that are methods, too.
for _name in ("flatten", "expand_dims", "squeeze", "swapaxes", "sum", "mean", "max", "min", "argmax", "slice", "slice_axis", "clip", "abs", "sign", "exp", "log", "sqrt", "rsqrt", "square", "relu", "sigmoid", "tanh", "softmax", "log_softmax", "one_hot", "pick", "pad", "split", "tile", "norm", "topk", "zeros_like", "ones_like"):
    if _name in TABLE:
        setattr(NDArray, _name, globals()[_name])


def _reshaped(self, *shape, **kwargs):
    if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
        shape = shape[0]
    return globals()["Reshape"](self, shape=tuple(shape) or kwargs.pop("shape"), **kwargs)


def _transposed(self, *axes):
    if len(axes) == 1 and isinstance(axes[0], (tuple, list)):
        axes = axes[0]
    return globals()["transpose"](self, axes=tuple(axes)) if axes else globals()["transpose"](self)


NDArray.reshape, NDArray.transpose = _reshaped, _transposed
NDArray.astype = lambda self, dtype, copy=True: as_dtype(globals()["Cast"], self, dtype)
NDArray.detach = lambda self: globals()["BlockGrad"](self)
stop_gradient = globals()["BlockGrad"]
concatenate = lambda arrays, axis=0, always_copy=True: globals()["concat"](*arrays, dim=axis)  # noqa: E731


def add(lhs, rhs):
    return lhs + rhs


def subtract(lhs, rhs):
    return lhs - rhs


def multiply(lhs, rhs):
    return lhs * rhs


def divide(lhs, rhs):
    return lhs / rhs


def waitall():
    """Real arrays are computed in the background; these are not computed."""


def save(fname, data):
    rosetta.no_effect("mx.nd.save writes a file; a dry run writes none.")


_missing = rosetta.attribute_hook("mxnet.ndarray")


def __getattr__(name):
    return _missing(name)


__all__ = ["NDArray", "add", "arange", "array", "concatenate", "divide", "empty", "full", "multiply", "ones", "random", "save", "stop_gradient", "subtract", "waitall", "zeros", *(name for name in TABLE if "." not in name)]
