"""jax.lax: the operations under jax.numpy that model code calls itself."""

import numpy
import rosetta

from .. import nn as _nn
from .._array import is_data
from .._record import function, named, of_numpy
from .._shapes import broadcast
from ..numpy import pointwise as _pointwise
from .windows import conv, conv_dimension_numbers, conv_general_dilated, conv_transpose, reduce_window

Precision = type("Precision", (), {"DEFAULT": None, "HIGH": "high", "HIGHEST": "highest"})


def _binary(name, numpys):
    return function(f"jax.lax.{name}", ("x", "y"), broadcast, plain=of_numpy(numpys, "x", "y"))


add, sub, mul, div, max, min, pow = (
    _binary(name, numpys)
    for name, numpys in (("add", "add"), ("sub", "subtract"), ("mul", "multiply"), ("div", "divide"), ("max", "maximum"), ("min", "minimum"), ("pow", "power"))
)
exp, log, sqrt, abs, sign, sin, cos, neg, tanh = (
    function(f"jax.lax.{name}", ("x",), plain=of_numpy(numpys, "x"))
    for name, numpys in (("exp", "exp"), ("log", "log"), ("sqrt", "sqrt"), ("abs", "abs"), ("sign", "sign"), ("sin", "sin"), ("cos", "cos"), ("neg", "negative"), ("tanh", "tanh"))
)
rsqrt = function("jax.lax.rsqrt", ("x",), plain=lambda v: 1 / numpy.sqrt(v["x"]))
square = function("jax.lax.square", ("x",), plain=of_numpy("square", "x"))


def stop_gradient(x):
    """The same values without a way back for gradients."""
    if not is_data(x):
        raise rosetta.UnknownCall("jax.lax.stop_gradient of what a model computes is not known here: parts that get no gradient are not modelled.")
    return x


def pmean(x, axis_name, **_):
    """A mean over devices; a dry run has one."""
    return x


psum = pmean


def _control(name):
    def refuse(*_, **__):
        raise rosetta.UnknownCall(f"jax.lax.{name} is not known here: loops and branches inside compiled code are not modelled. Write a Python loop.")

    return named(refuse, f"jax.lax.{name}")


scan, fori_loop, while_loop, cond, switch, map = (_control(name) for name in ("scan", "fori_loop", "while_loop", "cond", "switch", "map"))
__getattr__ = rosetta.attribute_hook(__name__)
__all__ = [name for name in dir() if not name.startswith("_") and name not in ("numpy", "rosetta", "function", "named", "of_numpy", "broadcast", "is_data", "windows")]
