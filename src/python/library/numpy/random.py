"""Random arrays: shapes and types are true, the numbers are drawn by a real run only."""

from rosetta import ambient, attribute_hook, drawn_order, note

from . import provenance
from .arrays import ndarray
from .creation import asarray, shaped
from .dtypes import float32, float64, int64


def _made(shape, kind):
    shape = () if shape is None else shaped(shape)
    return ndarray(shape, kind, provenance.unknown_origin(shape))


class Generator:
    """Draws of one generator: ``numpy.random.RandomState(seed)`` or ``numpy.random.default_rng(seed)``."""

    def random(self, size=None, dtype=float64):
        return _made(size, dtype)

    random_sample = ranf = sample = random

    def rand(self, *shape):
        return _made(shape or None, float64)

    def randn(self, *shape):
        return _made(shape or None, float64)

    def standard_normal(self, size=None, dtype=float64):
        return _made(size, dtype)

    def uniform(self, low=0.0, high=1.0, size=None):
        return _made(size, float64)

    def normal(self, loc=0.0, scale=1.0, size=None):
        return _made(size, float64)

    def randint(self, low, high=None, size=None, dtype=int64):
        return _made(size, dtype)

    def integers(self, low, high=None, size=None, dtype=int64, endpoint=False):
        return _made(size, dtype)

    def binomial(self, n, p, size=None):
        return _made(size, int64)

    def poisson(self, lam=1.0, size=None):
        return _made(size, int64)

    def exponential(self, scale=1.0, size=None):
        return _made(size, float64)

    def choice(self, a, size=None, replace=True, p=None, axis=0):
        of = asarray(a)
        rows = int(of) if not of.ndim else len(of)
        shape = () if size is None else shaped(size)
        if size is not None and not replace and shape == (rows,):
            return self.permutation(a)
        return ndarray((*shape, *of.shape[1:]), of.dtype if of.ndim else int64)

    def permutation(self, x):
        of = asarray(x)
        if not of.ndim:
            made = ndarray((int(of),), int64)
            made.rosetta_order = drawn_order(of)
            return made
        made = ndarray(of.shape, of.dtype, of.rosetta_source)
        self.shuffle(made, of)
        return made

    def shuffle(self, x, _before=None):
        if not isinstance(x, ndarray):
            note("assumption", "random.shuffle of a list leaves it as it stands in a dry run.")
            return
        order = getattr(_before if _before is not None else x, "rosetta_order", None)
        x.forget()
        x.rosetta_order = {**(order or {}), **drawn_order(order["rows"] if order else len(x))}


class RandomState(Generator):
    """The older generator."""

    def __init__(self, seed=None):
        if seed is not None:
            ambient("numpy.random.RandomState", _seed(seed))

    def seed(self, seed=None):
        ambient("numpy.random.seed", _seed(seed))


def default_rng(seed=None):
    """A new generator."""
    if seed is not None:
        ambient("numpy.random.default_rng", _seed(seed))
    return Generator()


def _seed(value):
    known = getattr(value, "rosetta_constant", None)
    return known[0] if known is not None and len(known) == 1 else value


def seed(seed=None):
    """Sets the seed of the module's own generator."""
    ambient("numpy.random.seed", _seed(seed))


_own = Generator()
random = _own.random
random_sample, ranf, sample = _own.random_sample, _own.ranf, _own.sample
rand, randn, standard_normal = _own.rand, _own.randn, _own.standard_normal
uniform, normal, exponential = _own.uniform, _own.normal, _own.exponential
randint, binomial, poisson = _own.randint, _own.binomial, _own.poisson
choice, permutation, shuffle = _own.choice, _own.permutation, _own.shuffle

__all__ = [name for name in vars(Generator) if not name.startswith("_")] + ["rand", "randint", "randn", "seed", "default_rng", "Generator", "RandomState"]
__all__.remove("integers")
__getattr__ = attribute_hook(__name__)
