"""jax.random: keys and what is drawn with them. A key remembers the seed it grew from."""

import numpy
import rosetta
from numpy import provenance
from rosetta import Symbolic

from ._array import Array
from ._record import named


class Key(Symbolic):
    """A key, or several after ``split``."""

    ndim = property(lambda self: len(self.shape))

    def __init__(self, seed, shape=()):
        super().__init__(shape, numpy.uint32)
        self.seed = seed

    def __len__(self):
        if not self.shape:
            return 2
        return int(self.shape[0])

    def __iter__(self):
        return iter([Key(self.seed) for _ in range(len(self))])

    def __getitem__(self, index):
        if isinstance(index, slice):
            return Key(self.seed, (len(range(*index.indices(len(self)))),))
        return Key(self.seed, self.shape[1:])

    def __repr__(self):
        return f"Key(shape={tuple(int(n) for n in self.shape)})"

    __str__ = __repr__


def key(seed, *, impl=None):
    """A key from a seed."""
    made = Key(seed if isinstance(seed, int) else getattr(seed, "rosetta_constant", (None,))[0])
    return made


PRNGKey = key


def split(key, num=2):
    """New keys from one."""
    return Key(_key(key).seed, tuple(num) if isinstance(num, (tuple, list)) else (num,))


def fold_in(key, data):
    """A new key from a key and a number."""
    return Key(_key(key).seed)


def _key(value):
    if not isinstance(value, Key):
        raise TypeError(f"Expected a key made by jax.random.key or split. Received {type(value).__name__}.")
    return value


def _drawn(name, path, kind="float32", law=None):
    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        _key(bound.key)
        shape = bound.values.get("shape")
        shape = () if shape is None else tuple(shape) if hasattr(shape, "__iter__") else (shape,)
        made = Array.wrap(numpy.ndarray(shape, kind, provenance.unknown_origin(shape)))
        made.rosetta_law, made.rosetta_seed = law(bound) if law else None, bound.key.seed
        return made

    return named(call, path)


def _numbers(bound, *names):
    return {name: bound.values[name] for name in names}


normal = _drawn("normal", "jax.random.normal", law=lambda bound: ("jax.nn.initializers.normal", {"stddev": 1.0}))
uniform = _drawn("uniform", "jax.random.uniform", law=lambda bound: ("jax.random.uniform", _numbers(bound, "minval", "maxval")))
truncated_normal = _drawn("truncated_normal", "jax.random.truncated_normal", law=lambda bound: ("jax.random.truncated_normal", _numbers(bound, "lower", "upper")))
bernoulli = _drawn("bernoulli", "jax.random.bernoulli", "bool")
randint = _drawn("randint", "jax.random.randint", "int32")


def permutation(key, x, axis=0, independent=False):
    """Numbers from 0 to n, or the rows of an array, in a newly drawn order."""
    _key(key)
    given = x.__array__() if isinstance(x, Array) else x
    if axis != 0 or independent:
        raise rosetta.UnknownCall("jax.random.permutation along another axis, or of each column apart, is not known here.")
    return Array.wrap(numpy.random.permutation(given))


def choice(key, a, shape=(), replace=True, p=None, axis=0):
    """Random picks."""
    _key(key)
    given = a.__array__() if isinstance(a, Array) else a
    return Array.wrap(numpy.random.choice(given, shape, replace))


def categorical(key, logits, axis=-1, shape=None, **_):
    """Picks by scores: a model in use, nothing that is trained."""
    from ._record import aside

    return aside("jax.random.categorical", tuple(n for i, n in enumerate(logits.shape) if i != axis % len(logits.shape)), [logits], "int32")


def key_data(keys):
    """The numbers inside a key."""
    return keys


for _name in ("key", "split", "fold_in", "permutation", "choice", "categorical", "key_data"):
    named(globals()[_name], f"jax.random.{_name}")
__getattr__ = rosetta.attribute_hook(__name__)
