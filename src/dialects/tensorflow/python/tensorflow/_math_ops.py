"""Arithmetic, comparisons, plain functions, reductions, matrix products."""

import math
import operator

import rosetta
from rosetta import Symbolic

from . import _dtypes
from ._dims import broadcast
from ._graph import Made, Tensor, Value, draw
from ._sources import operand


def _kind(ins):
    """The type of a result: that of the tensors, numbers follow."""
    return next((each.dtype for each in ins if isinstance(each, Symbolic)), None) or _dtypes.dtype_of(list(ins))


def binary(name, fold, result=None, path=None):
    """A function of two operands; on two known numbers it is worked out."""
    path = path or f"tensorflow.{name}"

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        first, second = list(bound.values)[:2]

        def compute(ins, _):
            if not any(isinstance(each, Symbolic) for each in ins):
                return fold(*ins)
            return Made(broadcast(*(each.shape if isinstance(each, Symbolic) else () for each in ins)), result or _kind(ins))

        return draw(path, bound, [operand(bound.values[first]), operand(bound.values[second])], compute)

    call.__name__, call.__rosetta_path__ = name, path
    return call


add, subtract, multiply = binary("add", operator.add), binary("subtract", operator.sub), binary("multiply", operator.mul)
divide, truediv, div = (binary(name, operator.truediv) for name in ("divide", "truediv", "div"))
realdiv = truediv
floordiv, floormod = binary("floordiv", operator.floordiv), binary("floormod", operator.mod)
mod = floormod
pow = binary("pow", operator.pow)
maximum, minimum = binary("maximum", max), binary("minimum", min)
squared_difference = binary("squared_difference", lambda a, b: (a - b) ** 2)
equal, not_equal = binary("equal", operator.eq, _dtypes.bool_), binary("not_equal", operator.ne, _dtypes.bool_)
greater, greater_equal = binary("greater", operator.gt, _dtypes.bool_), binary("greater_equal", operator.ge, _dtypes.bool_)
less, less_equal = binary("less", operator.lt, _dtypes.bool_), binary("less_equal", operator.le, _dtypes.bool_)
logical_and, logical_or = binary("logical_and", lambda a, b: a and b, _dtypes.bool_), binary("logical_or", lambda a, b: a or b, _dtypes.bool_)


def unary(name, fold=None, path=None, result=None):
    """A function of each element."""
    path = path or f"tensorflow.{name}"

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        first = next(iter(bound.values))

        def compute(ins, _):
            if isinstance(ins[0], Symbolic):
                return Made(ins[0].shape, result or ins[0].dtype)
            if fold is None:
                raise rosetta.UnknownCall(f"{path} of a plain number is not known here. Expected a tensor.")
            return fold(ins[0])

        return draw(path, bound, [operand(bound.values[first])], compute)

    call.__name__, call.__rosetta_path__ = name, path
    return call


exp, log, sqrt = unary("exp", math.exp), unary("log", math.log), unary("sqrt", math.sqrt)
rsqrt = unary("rsqrt", lambda x: 1 / math.sqrt(x))
abs = unary("abs", math.fabs)
negative, square = unary("negative", operator.neg), unary("square", lambda x: x * x)
sign, sin, cos = unary("sign", lambda x: (x > 0) - (x < 0)), unary("sin", math.sin), unary("cos", math.cos)
floor, ceil, round = unary("floor", math.floor), unary("ceil", math.ceil), unary("round", lambda x: math.floor(x + 0.5))
logical_not = unary("logical_not", operator.not_, result=_dtypes.bool_)
log1p, reciprocal = unary("log1p", math.log1p), unary("reciprocal", lambda x: 1 / x)
stop_gradient = unary("stop_gradient", lambda x: x)


def identity(*args, **kwargs):
    """The same tensor under another name."""
    bound = rosetta.bind("tensorflow.identity", args, kwargs)
    return _same("tensorflow.identity", bound, bound.input)


def _same(path, bound, value):
    from ._control import same

    return same(path, bound, operand(value))


def cast(*args, **kwargs):
    """Another number type. Of what is fed it is another reading of the same numbers: nothing is recorded."""
    bound = rosetta.bind("tensorflow.cast", args, kwargs)
    to, value = _dtypes.as_dtype(bound.dtype), operand(bound.x)
    if isinstance(value, Tensor) and value.dtype == to:
        return _same("tensorflow.cast", bound, value)

    def compute(ins, _):
        if isinstance(ins[0], Symbolic) and ins[0].rosetta_source is not None:
            return Value(ins[0].shape, to, ins[0].rosetta_source)
        if isinstance(ins[0], Symbolic):
            return Made(ins[0].shape, to)
        return bool(ins[0]) if to.is_bool else float(ins[0]) if to.is_floating else int(ins[0])

    return draw("tensorflow.cast", bound, [value], compute, name=bound.name or "Cast")


def to_float(x, name="ToFloat"):
    return cast(x, _dtypes.float32, name=name)


def to_int32(x, name="ToInt32"):
    return cast(x, _dtypes.int32, name=name)


def to_int64(x, name="ToInt64"):
    return cast(x, _dtypes.int64, name=name)


def clip_by_value(*args, **kwargs):
    """Values kept between two bounds."""
    from ._gradients import clipped, is_gradient

    bound = rosetta.bind("tensorflow.clip_by_value", args, kwargs)
    if is_gradient(bound.t):
        return clipped(bound.t, ("value", float(bound.clip_value_min), float(bound.clip_value_max)))
    return draw("tensorflow.clip_by_value", bound, [operand(bound.t)], lambda ins, _: Made(ins[0].shape, ins[0].dtype))


def matmul(*args, **kwargs):
    """A product of matrices."""
    bound = rosetta.bind("tensorflow.matmul", args, kwargs)

    def compute(ins, given):
        a, b = (list(each.shape) for each in ins)
        if len(a) < 2 or len(b) < 2:
            raise ValueError(f"Shape must be rank 2 but is rank {min(len(a), len(b))} for 'MatMul'.")
        if given["transpose_a"]:
            a[-1], a[-2] = a[-2], a[-1]
        if given["transpose_b"]:
            b[-1], b[-2] = b[-2], b[-1]
        if int(a[-1]) != int(b[-2]):
            raise ValueError(f"Dimensions must be equal, but are {int(a[-1])} and {int(b[-2])} for 'MatMul'.")
        return Made((*broadcast(tuple(a[:-2]), tuple(b[:-2])), a[-2], b[-1]), ins[0].dtype)

    return draw("tensorflow.matmul", bound, [operand(bound.a), operand(bound.b)], compute, name=bound.name or "MatMul")


def add_n(*args, **kwargs):
    """The sum of several tensors: read as additions, one after the other."""
    bound = rosetta.bind("tensorflow.add_n", args, kwargs)
    total = bound.inputs[0]
    for each in bound.inputs[1:]:
        total = add(total, each)
    return _same("tensorflow.identity", None, total) if len(bound.inputs) == 1 else total


accumulate_n = add_n


def _operator(function, reverse=False):
    return (lambda self, other: function(other, self)) if reverse else (lambda self, other: function(self, other))


for _name, _function in (("add", add), ("sub", subtract), ("mul", multiply), ("truediv", truediv), ("pow", pow), ("floordiv", floordiv), ("mod", floormod), ("matmul", matmul)):
    setattr(Tensor, f"__{_name}__", _operator(_function))
    setattr(Tensor, f"__r{_name}__", _operator(_function, True))
for _name, _function in (("gt", greater), ("ge", greater_equal), ("lt", less), ("le", less_equal), ("and", logical_and), ("or", logical_or)):
    setattr(Tensor, f"__{_name}__", _operator(_function))
Tensor.__neg__, Tensor.__abs__, Tensor.__invert__ = (lambda self: negative(self)), (lambda self: abs(self)), (lambda self: logical_not(self))
