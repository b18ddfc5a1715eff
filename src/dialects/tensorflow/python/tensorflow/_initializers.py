"""Initialisers: objects that say how a variable starts."""

import rosetta

from ._dtypes import as_dtype
from ._graph import Made, draw
from ._sources import size_of

_NAMES = (
    "zeros", "ones", "constant", "random_uniform", "random_normal", "truncated_normal", "variance_scaling", "orthogonal",
    "glorot_uniform", "glorot_normal", "uniform_unit_scaling",
)
PATHS = {
    *(f"tensorflow.{name}_initializer" for name in _NAMES), *(f"tensorflow.initializers.{name}" for name in ("he_normal", "he_uniform", "lecun_normal", "lecun_uniform")),
    "tensorflow.contrib.layers.xavier_initializer", "tensorflow.contrib.layers.variance_scaling_initializer",
}


class Initializer:
    """How a variable starts; called with a shape it gives a tensor of that law."""

    path = ""

    def __init__(self, *args, **kwargs):
        self.bound = rosetta.bind(self.path, args, kwargs)
        rosetta.construct(self.path, self, self.bound)

    def __call__(self, shape, dtype=None, partition_info=None, verify_shape=None):
        kind = as_dtype(dtype if dtype is not None else "float32")
        return draw(self.path, self.bound, [], lambda ins, given: Made(size_of(shape), kind), name=self.path.rpartition(".")[2])


def _kind(path):
    return type(path.rpartition(".")[2], (Initializer,), {"path": path, "__rosetta_path__": path})


KINDS = {path: _kind(path) for path in sorted(PATHS)}


def kind(name):
    """The initialiser class of a short name: ``zeros_initializer``, ``contrib.layers.xavier_initializer``."""
    return KINDS[f"tensorflow.{name}"]


def instance(value):
    """An initialiser given as an object or as its class."""
    return value() if isinstance(value, type) and issubclass(value, Initializer) else value


def random(name, parameters):
    """``tf.random_normal`` and its like: a tensor of new numbers at each run."""
    path = f"tensorflow.{name}"

    def draw_numbers(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        dtype = as_dtype("float32" if isinstance(bound.dtype, str) else bound.dtype)
        shape = bound.shape
        return draw(path, bound, [shape] if not isinstance(shape, (int, list, tuple)) else list(shape) if isinstance(shape, (list, tuple)) else [shape], lambda ins, given: Made(size_of(given["shape"]), dtype), name=bound.name or name)

    draw_numbers.__rosetta_path__, draw_numbers.__name__ = path, name
    return draw_numbers


random_normal = random("random_normal", ("mean", "stddev"))
truncated_normal = random("truncated_normal", ("mean", "stddev"))
random_uniform = random("random_uniform", ("minval", "maxval"))


def filled(name, value):
    """``tf.zeros`` and ``tf.ones``."""
    path = f"tensorflow.{name}"

    def fill(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        dtype = as_dtype("float32" if isinstance(bound.dtype, str) and bound.dtype.startswith("tf.") else bound.dtype)
        return draw(path, bound, [bound.shape], lambda ins, given: Made(size_of(given["shape"]), dtype), name=bound.name or name)

    fill.__rosetta_path__, fill.__name__ = path, name
    return fill


zeros, ones = filled("zeros", 0), filled("ones", 1)


def fill(*args, **kwargs):
    """A tensor of one number."""
    bound = rosetta.bind("tensorflow.fill", args, kwargs)
    return draw("tensorflow.fill", bound, [bound.dims], lambda ins, given: Made(size_of(given["dims"]), "float32"), name=bound.name or "Fill")


def _like(name):
    path = f"tensorflow.{name}"

    def like(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        from ._sources import operand

        return draw(path, bound, [operand(bound.tensor)], lambda ins, given: Made(ins[0].shape, bound.dtype or ins[0].dtype), name=bound.name or name)

    like.__rosetta_path__ = path
    return like


zeros_like, ones_like = _like("zeros_like"), _like("ones_like")
