"""jax.numpy: numpy's functions on arrays of jax. Data of the program stay data; what a model computes is recorded."""

import math as _math

import numpy as _numpy
import rosetta

from .._array import Array as ndarray
from . import linalg
from .creation import (
    arange, array, asarray, empty, empty_like, eye, full, full_like, identity, linspace, meshgrid, ones, ones_like, tile, tri, tril, triu, zeros,
    zeros_like,
)
from .operators import astype
from .pointwise import (
    abs, absolute, add, ceil, clip, cos, divide, equal, exp, expm1, floor, floor_divide, greater, greater_equal, isfinite, isinf, isnan, less,
    less_equal, log, log1p, log2, log10, logical_and, logical_not, logical_or, maximum, minimum, mod, multiply, negative, not_equal, power,
    remainder, rint, round, sign, sin, sqrt, square, subtract, tan, tanh, true_divide, where,
)
from .reducing import all, amax, amin, any, argmax, argmin, argsort, cumsum, dot, einsum, matmul, max, mean, median, min, prod, sort, std, sum, var
from .shaping import (
    array_split, atleast_1d, broadcast_to, concat, concatenate, expand_dims, flip, hstack, moveaxis, pad, permute_dims, ravel, repeat, reshape,
    split, squeeze, stack, swapaxes, take, transpose, vstack,
)

float16, float32, float64, bfloat16 = _numpy.float16, _numpy.float32, _numpy.float64, "bfloat16"
int8, int16, int32, int64 = _numpy.int8, _numpy.int16, _numpy.int32, _numpy.int64
uint8, uint16, uint32, uint64 = _numpy.uint8, _numpy.uint16, _numpy.uint32, _numpy.uint64
bool_, dtype, newaxis = _numpy.bool_, _numpy.dtype, None
floating, integer, issubdtype = _numpy.floating, _numpy.integer, _numpy.issubdtype
pi, e, inf, nan = _math.pi, _math.e, _math.inf, _math.nan


def shape(a):
    """The shape of an array."""
    return tuple(asarray(a).shape)


def ndim(a):
    """The number of axes."""
    return asarray(a).ndim


def size(a, axis=None):
    """The number of elements, or the length of an axis."""
    return asarray(a).size if axis is None else asarray(a).shape[axis]


def array_equal(a1, a2):
    """Whether two arrays are equal."""
    return _numpy.array_equal(asarray(a1).__array__(), asarray(a2).__array__())


def set_printoptions(*_, **__):
    """How arrays are printed; a dry run prints none."""


__getattr__ = rosetta.attribute_hook(__name__)
