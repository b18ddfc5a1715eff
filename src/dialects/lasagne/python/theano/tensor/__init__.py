"""``theano.tensor``, usually called ``T``."""

import rosetta

from . import basic, extra_ops, nnet, shared_randomstreams, signal  # noqa: F401
from lasagne._theano import operators as _operators
from lasagne._theano.elementwise import abs_, add, and_, cast, ceil, cos, eq, exp, expm1, floor, ge, gt, int_div, inv, isinf, isnan, le, log, log1p, lt, maximum, minimum, mod, mul, neg, neq, or_, pow, sgn, sin, sqr, sqrt, sub, switch, tanh, true_div  # noqa: F401, A004
from lasagne._theano.expression import Expression as TensorVariable, as_expression as as_tensor_variable  # noqa: F401
from lasagne._theano.gradients import grad  # noqa: F401
from lasagne._theano.products import batched_dot, dot  # noqa: F401
from lasagne._theano.reductions import all, any, argmax, argmin, argsort, max, mean, min, prod, std, sum, var  # noqa: F401, A004
from lasagne._theano.shaping import arange, concatenate, eye, flatten, join, ones, reshape, shape_padaxis, shape_padleft, shape_padright, stack, swapaxes, transpose, zeros  # noqa: F401
from lasagne._theano.types import TensorType, constant, makers  # noqa: F401

Variable, clip, square, sign, power, true_divide = TensorVariable, _operators.clip, sqr, sgn, pow, true_div
globals().update(makers())


def zeros_like(model, dtype=None, opt=False):
    """As many zeros."""
    return mul(model, 0)


def ones_like(model, dtype=None, opt=False):
    """As many ones."""
    return add(mul(model, 0), 1)


def patternbroadcast(x, broadcastable):
    """Says which axes have size 1."""
    return x


def addbroadcast(x, *axes):
    """Says which axes have size 1."""
    return x


unbroadcast = addbroadcast
__getattr__ = rosetta.attribute_hook(__name__)
