"""Axes reduced: sum, mean, maximum, argmax and their like."""

import rosetta

from .calls import function, named
from .expression import as_expression
from .shapes import axes_of, reduced, shape_of
from .values import Made, type_of


def _reduction(name, dtype=None, first="input"):
    path = f"theano.tensor.{name}"

    def rule(given):
        shape, kind = shape_of(given[first]), type_of(given[first])
        return Made(reduced(shape, axes_of(given["axis"], len(shape)), given["keepdims"]), dtype or ("int64" if kind == "bool" else kind))

    def ndim(bound):
        rank = bound.values[first].ndim
        return rank if bound.values["keepdims"] else rank - len(axes_of(bound.values["axis"], rank))

    drawn = function(path, rule, ndim, (first,), dtype)

    def call(*args, **kwargs):
        value = as_expression(rosetta.bind(path, args, kwargs).values[first])
        return value if not value.ndim else drawn(*args, **kwargs)

    return named(call, path)


mean = _reduction("mean", "float32")
sum, prod = _reduction("sum"), _reduction("prod")  # noqa: A001
var, std = _reduction("var", "float32"), _reduction("std", "float32")
max, min = _reduction("max", first="x"), _reduction("min", first="x")  # noqa: A001
any, all = _reduction("any", "bool", "x"), _reduction("all", "bool", "x")  # noqa: A001
argmax, argmin = _reduction("argmax", "int64", "x"), _reduction("argmin", "int64", "x")


def _argsort(given):
    return Made(shape_of(given["a"]), "int64")


argsort = function("theano.tensor.argsort", _argsort, lambda bound: bound.values["a"].ndim, ("a",), "int64")
