"""Functions element by element: arithmetic, curves, comparisons."""

import numpy

from .._record import function, of_numpy
from .._shapes import broadcast


def _binary(name, alias=None):
    return function(f"jax.numpy.{name}", ("x", "y"), broadcast, plain=of_numpy(alias or name, "x", "y"))


def _unary(name, plain=None):
    return function(f"jax.numpy.{name}", ("x",), plain=plain or of_numpy(name, "x"))


def _test(name):
    return function(f"jax.numpy.{name}", ("x", "y"), broadcast, plain=of_numpy(name, "x", "y"), follows=False)


def _check(name):
    return function(f"jax.numpy.{name}", ("x",), plain=of_numpy(name, "x"), follows=False)


add, subtract, multiply, divide, power, maximum, minimum = map(_binary, ("add", "subtract", "multiply", "divide", "power", "maximum", "minimum"))
true_divide = divide
floor_divide, mod = (function(f"jax.numpy.{name}", ("x", "y"), broadcast, plain=of_numpy(name, "x", "y"), follows=False, dtype="float32") for name in ("floor_divide", "mod"))
remainder = mod
exp, log, sqrt, sin, cos, negative, square, sign, tanh = map(_unary, ("exp", "log", "sqrt", "sin", "cos", "negative", "square", "sign", "tanh"))
abs = _unary("abs")
absolute = abs
log1p, expm1, log2, log10, tan, floor, ceil, rint = map(_unary, ("log1p", "expm1", "log2", "log10", "tan", "floor", "ceil", "rint"))
equal, not_equal, less, less_equal, greater, greater_equal, logical_and, logical_or = map(
    _test, ("equal", "not_equal", "less", "less_equal", "greater", "greater_equal", "logical_and", "logical_or")
)
isnan, isinf, isfinite, logical_not = map(_check, ("isnan", "isinf", "isfinite", "logical_not"))
clip = function("jax.numpy.clip", ("arr",), plain=lambda v: numpy.clip(v["arr"], v["min"], v["max"]))
round = function("jax.numpy.round", ("a",), plain=lambda v: numpy.round(v["a"], v["decimals"]))
where = function("jax.numpy.where", ("condition", "x", "y"), broadcast, plain=lambda v: numpy.where(v["condition"], v["x"], v["y"]))
