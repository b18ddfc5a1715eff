"""Functions of each element alone that are no layers: exponentials, roots, clipping, activations under ``torch``."""

import rosetta

from . import dtypes
from .arithmetic import _in_place
from .record import function, said
from .shapes import broadcast
from .tensor import Tensor

MATH = ("exp", "log", "sqrt", "rsqrt", "abs", "neg", "square", "sign", "sin", "cos", "clamp", "floor", "ceil", "round", "log1p", "expm1", "log2", "log10", "erf", "reciprocal", "nan_to_num")
ACTIVATIONS = ("relu", "sigmoid", "tanh", "selu", "celu", "rrelu", "threshold")

for _name in MATH + ACTIVATIONS:
    globals()[_name] = function(f"torch.{_name}")
absolute, negative, clip = globals()["abs"], globals()["neg"], globals()["clamp"]


def _along(bound):
    return bound.input.shape


softmax = function("torch.softmax", _along)
log_softmax = function("torch.log_softmax", _along)
isnan = function("torch.isnan", dtype=dtypes.bool_)
isfinite = function("torch.isfinite", dtype=dtypes.bool_)
isinf = function("torch.isinf", dtype=dtypes.bool_)
logical_not = function("torch.logical_not", dtype=dtypes.bool_)


def where(*args, **kwargs):
    """Elements of one tensor or another, as a condition says."""
    bound = rosetta.bind("torch.where", args, kwargs)
    tensors = [each for each in (bound.condition, bound.input, bound.other) if isinstance(each, Tensor)]
    shape = ()
    for each in tensors:
        shape = broadcast(shape, each.shape)
    values = [each for each in (bound.input, bound.other) if isinstance(each, Tensor)]
    return said("torch.where", bound, tensors, shape, values[0].dtype if values else dtypes.float32)


def masked_fill(self, mask, value):
    """Elements set to a value where a mask says so."""
    bound = rosetta.bind("torch.Tensor.masked_fill", [self, mask, value], {})
    return said("torch.Tensor.masked_fill", bound, [self, mask], broadcast(self.shape, mask.shape))


def gather(*args, **kwargs):
    """Elements picked along an axis by index."""
    bound = rosetta.bind("torch.gather", args, kwargs)
    return said("torch.gather", bound, [bound.input, bound.index], bound.index.shape)


for _name in (*MATH, *ACTIVATIONS, "softmax", "log_softmax", "isnan", "isfinite", "isinf", "logical_not", "gather"):
    setattr(Tensor, _name, globals()[_name])
for _name in ("relu", "sigmoid", "tanh", "exp", "sqrt", "abs", "neg", "square", "clamp"):
    globals()[f"{_name}_"] = _in_place(globals()[_name])
    setattr(Tensor, f"{_name}_", globals()[f"{_name}_"])
Tensor.clip, Tensor.absolute, Tensor.negative = clip, absolute, negative
Tensor.masked_fill, Tensor.clip_ = masked_fill, _in_place(clip)
