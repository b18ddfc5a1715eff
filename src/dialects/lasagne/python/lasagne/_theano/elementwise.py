"""Arithmetic, comparisons and plain functions of each value."""

import math
import operator

import rosetta

from .calls import elementwise, function, named, number_of
from .expression import as_expression
from .shapes import broadcast, shape_of
from .values import Made, common, type_of

_PATH = "theano.tensor."


def _binary(name, compute, dtype=None):
    return elementwise(_PATH + name, compute, ("a", "b"), dtype)


def _unary(name, compute, dtype=None):
    return elementwise(_PATH + name, compute, ("a",), dtype)


add, sub, mul, pow = _binary("add", operator.add), _binary("sub", operator.sub), _binary("mul", operator.mul), _binary("pow", operator.pow)  # noqa: A001
int_div, mod = _binary("int_div", operator.floordiv), _binary("mod", operator.mod)
true_div = _binary("true_div", operator.truediv, "float32")
maximum, minimum = _binary("maximum", max), _binary("minimum", min)
eq, neq, lt, gt, le, ge = (_binary(name, getattr(operator, other), "bool") for name, other in zip("eq neq lt gt le ge".split(), "eq ne lt gt le ge".split()))
and_, or_ = _binary("and_", operator.and_), _binary("or_", operator.or_)
neg, abs_, sqr, sgn = _unary("neg", operator.neg), _unary("abs_", abs), _unary("sqr", lambda a: a * a), _unary("sgn", lambda a: (a > 0) - (a < 0))
exp, log, sqrt, sin, cos, tanh, expm1, log1p = (_unary(name, getattr(math, name), "float32") for name in "exp log sqrt sin cos tanh expm1 log1p".split())
inv = _unary("inv", lambda a: 1 / a, "float32")
floor, ceil, round_ = _unary("floor", math.floor), _unary("ceil", math.ceil), _unary("round", round)
isnan, isinf = _unary("isnan", math.isnan, "bool"), _unary("isinf", math.isinf, "bool")
square, sign = sqr, sgn


def _switch(given):
    chosen = number_of(given["cond"])
    if chosen is not None:
        return given["ift"] if chosen else given["iff"]
    sides = [given[name] for name in ("cond", "ift", "iff")]
    return Made(broadcast([shape_of(each) for each in sides], "theano.tensor.switch"), common(*(type_of(each) for each in sides[1:])))


switch = function("theano.tensor.switch", _switch, lambda bound: max(bound.values[name].ndim for name in ("cond", "ift", "iff")), ("cond", "ift", "iff"))


def _clip(given):
    x, low, high = (number_of(given[name]) for name in ("x", "min", "max"))
    return Made(shape_of(given["x"]), type_of(given["x"])) if x is None else min(max(x, low), high)


clip = function("theano.tensor.clip", _clip, lambda bound: bound.values["x"].ndim, ("x",))


def _cast(given):
    value = number_of(given["x"])
    if value is not None:
        return (int if "int" in given["dtype"] else float)(value)
    return Made(shape_of(given["x"]), given["dtype"])


_cast_call = function("theano.tensor.cast", _cast, lambda bound: bound.values["x"].ndim, ("x",), lambda bound: bound.values["dtype"])


def cast(x, dtype):
    """The same values in another type; what has it already stays as it is."""
    name = "float32" if dtype in ("floatX", "float32", "float64", float) else getattr(dtype, "rosetta_dtype", None) or str(dtype)
    value = as_expression(x)
    return value if value.dtype == name else _cast_call(value, name)


named(cast, "theano.tensor.cast")


def zero_grad(x):
    """A value that no gradient flows through."""
    raise rosetta.UnknownCall("theano.gradient.disconnected_grad (zero_grad, consider_constant) is not known here: parts of a loss without a gradient are not modelled.")
