"""The part of numpy that model code and the notebooks use, without numbers: arrays have true shape and type.

Every name known is listed in ``__all__``; another one is an ``UnknownCall`` with near names.
"""

import math as _math

from rosetta import attribute_hook as _attribute_hook

from . import linalg, random
from .arrays import ndarray
from .creation import (
    arange, array, asarray, ascontiguousarray, copy, empty, empty_like, eye, fromfile, full, full_like, genfromtxt, identity, linspace, load,
    loadtxt, meshgrid, ones, ones_like, save, savetxt, savez, savez_compressed, zeros, zeros_like,
)
from .dtypes import (
    bool_, complex64, complex128, dtype, float16, float32, float64, floating, generic, inexact, int8, int16, int32, int64, integer, number,
    object_, promote as promote_types, signedinteger, str_, uint8, uint16, uint32, uint64, unsignedinteger,
)
from .elementwise import binary as _binary
from .elementwise import broadcast_shapes, clip, isclose, round_, unary as _unary, where
from .indexing import nonzero
from .reductions import (
    all, amax, amin, any, argmax, argmin, argsort, bincount, count_nonzero, cumsum, dot, matmul, max, mean, median, min, outer, prod, sort, std,
    sum, unique, var,
)
from .shaping import (
    array_split, broadcast_to, concatenate, expand_dims, flip, hstack, moveaxis, pad, ravel, repeat, reshape, rollaxis, split, squeeze, stack,
    swapaxes, tile, transpose, vstack,
)

__version__ = "1.23.5"

pi, e, inf, nan = _math.pi, _math.e, _math.inf, _math.nan
Inf, NaN, NAN, Infinity = inf, nan, nan, inf
newaxis = None
around = round = round_

# Names of numpy before 1.24, which the notebooks use.
int, float, bool, object, str, complex, long = int, float, bool, object, str, complex, int
int_, float_, double, single, half, intp, uint = int64, float64, float64, float32, float16, int64, uint64

add, subtract, multiply, divide, floor_divide, mod, power = map(_binary, ("add", "subtract", "multiply", "divide", "floor_divide", "mod", "power"))
true_divide, remainder = divide, mod
maximum, minimum = _binary("maximum"), _binary("minimum")
equal, not_equal, less, less_equal, greater, greater_equal = map(_binary, ("equal", "not_equal", "less", "less_equal", "greater", "greater_equal"))
logical_and, logical_or, logical_xor = map(_binary, ("logical_and", "logical_or", "logical_xor"))
exp, log, log2, log10, log1p, expm1, sqrt = map(_unary, ("exp", "log", "log2", "log10", "log1p", "expm1", "sqrt"))
sin, cos, tan, tanh, sinh, cosh, arctan = map(_unary, ("sin", "cos", "tan", "tanh", "sinh", "cosh", "arctan"))
floor, ceil, rint = map(_unary, ("floor", "ceil", "rint"))
negative, absolute, square, sign = map(_unary, ("negative", "absolute", "square", "sign"))
isnan, isinf, isfinite, logical_not = map(_unary, ("isnan", "isinf", "isfinite", "logical_not"))
abs = absolute


def shape(a):
    """The shape of an array."""
    return asarray(a).shape


def size(a, axis=None):
    """The number of elements, or the length of an axis."""
    return asarray(a).size if axis is None else asarray(a).shape[axis]


def ndim(a):
    """The number of axes."""
    return asarray(a).ndim


def issubdtype(arg1, arg2):
    """Whether a type is a kind of another."""
    kind = arg1.type if isinstance(arg1, dtype) else dtype(arg1).type
    return issubclass(kind, arg2 if isinstance(arg2, type) and issubclass(arg2, generic) else dtype(arg2).type)


def array_equal(a1, a2):
    """Whether two arrays are equal."""
    a, b = asarray(a1), asarray(a2)
    return all(equal(a, b)) if a.shape == b.shape else array(False)


def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    """Whether two arrays are close."""
    return all(isclose(a, b, rtol, atol))


def set_printoptions(*_, **__):
    """How arrays are printed; a dry run prints no arrays."""


def seterr(*_, **__):
    """How errors of real arithmetic are told; a dry run has none."""
    return {}


__all__ = [name for name in dir() if not name.startswith("_") and name not in ("arrays", "creation", "dtypes", "elementwise", "indexing", "provenance", "reductions", "shaping")]
__getattr__ = _attribute_hook(__name__)
