"""Products of matrices."""

import rosetta

from .calls import function
from .elementwise import mul
from .expression import as_expression
from .shapes import shape_of, written
from .values import Made, common, type_of


def _product(given):
    a, b = shape_of(given["a"]), shape_of(given["b"])
    inner = b[0] if len(b) == 1 else b[-2]
    if int(a[-1]) != int(inner):
        raise ValueError(f"Shape mismatch in theano.tensor.dot: {written(a)} and {written(b)}.")
    return Made((*a[:-1], *(() if len(b) == 1 else (*b[:-2], b[-1]))), common(type_of(given["a"]), type_of(given["b"])))


_dot = function("theano.tensor.dot", _product, lambda bound: bound.values["a"].ndim + bound.values["b"].ndim - 2, ("a", "b"))


def dot(a, b):
    """A product of matrices; with a number it is a plain product."""
    x, y = as_expression(a), as_expression(b)
    if not x.ndim or not y.ndim:
        return mul(a, b)
    return _dot(a, b)


def _batched(given):
    a, b = shape_of(given["a"]), shape_of(given["b"])
    if len(a) != 3 or len(b) != 3:
        raise rosetta.UnknownCall("theano.tensor.batched_dot of other than three axes each is not known here. Expected (batch, n, m) and (batch, m, k).")
    if int(a[2]) != int(b[1]):
        raise ValueError(f"Shape mismatch in theano.tensor.batched_dot: {written(a)} and {written(b)}.")
    return Made((a[0], a[1], b[2]), type_of(given["a"]))


batched_dot = function("theano.tensor.batched_dot", _batched, lambda bound: 3, ("a", "b"))
dot.__rosetta_path__ = "theano.tensor.dot"
