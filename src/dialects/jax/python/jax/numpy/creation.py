"""Arrays from nothing, from numbers, and from numpy's arrays. They remember the law of their values, for programs that learn them."""

import numpy
import rosetta

from .._array import Array
from .._numbers import narrow
from .._record import named

_CONSTANT = "jax.nn.initializers.constant"


def array(object, dtype=None, copy=True, order="K", ndmin=0, **_):
    """An array of what was given."""
    if isinstance(object, (list, tuple)) and any(isinstance(each, Array) and each.data is None for each in object):
        from .shaping import stack

        return stack(list(object))
    made = Array.of(object, dtype)
    while made.ndim < ndmin:
        made = made.reshape(1, *made.shape)
    return made


def asarray(a, dtype=None, order=None, **_):
    """The array itself, or one of what was given."""
    return array(a, dtype)


def _lawful(made, value):
    made.rosetta_law = (_CONSTANT, {"value": float(value)})
    return made


def zeros(shape, dtype=None, **_):
    """An array of zeros."""
    return _lawful(Array.wrap(numpy.zeros(_shape(shape), _kind(dtype))), 0)


def ones(shape, dtype=None, **_):
    """An array of ones."""
    return _lawful(Array.wrap(numpy.ones(_shape(shape), _kind(dtype))), 1)


def full(shape, fill_value, dtype=None, **_):
    """An array of one value."""
    made = Array.wrap(numpy.full(_shape(shape), getattr(fill_value, "rosetta_constant", (fill_value,))[0], None if dtype is None else _kind(dtype)))
    return _lawful(made, fill_value) if isinstance(fill_value, (int, float)) else made


def _shape(shape):
    return tuple(shape) if hasattr(shape, "__iter__") else (shape,)


def _kind(dtype):
    return narrow("float32" if dtype is None else dtype)


def empty(shape, dtype=None, **_):
    """JAX's empty arrays are zeros."""
    return zeros(shape, dtype)


def _like(make):
    def call(a, *value, dtype=None, shape=None, **_):
        a = a if isinstance(a, Array) else Array.of(a)
        return make(a.shape if shape is None else shape, *value, dtype=dtype or a.dtype)

    return call


zeros_like, ones_like, full_like, empty_like = (named(_like(make), f"jax.numpy.{make.__name__}_like") for make in (zeros, ones, full, empty))


def arange(start, stop=None, step=None, dtype=None):
    """Numbers from start to stop."""
    return Array.wrap(numpy.arange(start, stop, 1 if step is None else step, dtype))


def linspace(start, stop, num=50, endpoint=True, dtype=None):
    """Evenly spaced numbers."""
    return Array.wrap(numpy.linspace(start, stop, num, endpoint, dtype))


def eye(N, M=None, k=0, dtype=None):
    """Ones on a diagonal."""
    made = numpy.eye(N, M, k, _kind(dtype))
    result = Array.wrap(made)
    return result


def identity(n, dtype=None):
    """Ones on the diagonal."""
    return eye(n, dtype=dtype)


def tile(A, reps):
    """The array laid side by side."""
    return Array.wrap(numpy.tile(Array.of(A).__array__(), reps))


def meshgrid(*xi, indexing="xy"):
    """Coordinate arrays."""
    return [Array.wrap(each) for each in numpy.meshgrid(*(Array.of(each).__array__() for each in xi), indexing=indexing)]


def _masked(name):
    def call(*_, **__):
        raise rosetta.UnknownCall(f"jax.numpy.{name} is not known here: triangular masks are not modelled.")

    return named(call, f"jax.numpy.{name}")


tri, tril, triu = (_masked(name) for name in ("tri", "tril", "triu"))
