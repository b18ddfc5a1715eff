"""Axes reduced, and products: sum, mean, maximum, dot and their like."""

import numpy
import rosetta

from .._record import function, named
from .._shapes import product_shape, reduced


def _plain(name):
    def call(values):
        keep = {"keepdims": values["keepdims"]} if values.get("keepdims") else {}
        return getattr(numpy, name)(values["a"], values.get("axis"), **keep)

    return call


def _reduction(name, follows=True, dtype=None):
    return function(f"jax.numpy.{name}", ("a",), reduced, dtype, _plain(name), follows)


sum, mean, max, min = map(_reduction, ("sum", "mean", "max", "min"))
amax, amin = max, min
prod, var, std, median = map(_reduction, ("prod", "var", "std", "median"))
all, any = (_reduction(name, False, "bool") for name in ("all", "any"))
argmax, argmin = (_reduction(name, False, "int32") for name in ("argmax", "argmin"))
argsort, sort = (function(f"jax.numpy.{name}", ("a",), None, "int32", _plain(name), False) for name in ("argsort", "sort"))
cumsum = function("jax.numpy.cumsum", ("a",), plain=lambda v: numpy.cumsum(v["a"], v["axis"]))

matmul = function("jax.numpy.matmul", ("a", "b"), product_shape, plain=lambda v: numpy.matmul(v["a"], v["b"]))
_product = function("jax.numpy.dot", ("a", "b"), product_shape, plain=lambda v: numpy.dot(v["a"], v["b"]))


def dot(*args, **kwargs):
    """A product of matrices; of arrays with more axes numpy's dot is another thing than matmul."""
    bound = rosetta.bind("jax.numpy.dot", args, kwargs)
    ranks = [getattr(each, "ndim", 0) for each in (bound.a, bound.b)]
    if 0 in ranks:
        from .pointwise import multiply

        return multiply(bound.a, bound.b)
    if ranks[1] > 2:
        raise rosetta.UnknownCall(f"jax.numpy.dot of arrays with {ranks[0]} and {ranks[1]} axes is not modelled here. Expected a second array of two axes, or jnp.matmul.")
    return _product(*args, **kwargs)


def einsum(*args, **kwargs):
    """Sums written as letters are not modelled."""
    raise rosetta.UnknownCall("jax.numpy.einsum is not known here. Write it with jnp.matmul, transposes and sums.")


named(dot, "jax.numpy.dot")
named(einsum, "jax.numpy.einsum")
