"""Variables that are fed: ``T.tensor4('x')``, ``T.ivector('y')`` and their like."""

import rosetta

from .expression import Constant, Input
from .values import FLOAT

_TYPES = {"": FLOAT, "f": FLOAT, "d": FLOAT, "i": "int32", "l": "int64", "w": "int16", "b": "int8"}
_RANKS = {"scalar": 0, "vector": 1, "matrix": 2, "tensor3": 3, "tensor4": 4, "tensor5": 5, "row": 2, "col": 2}
_BROAD = {"row": (True, False), "col": (False, True)}


class TensorType:
    """A type of variables: calling it makes one."""

    def __init__(self, dtype, broadcastable=(), name=None):
        kind = getattr(dtype, "rosetta_dtype", None) or str(dtype)
        self.dtype = FLOAT if kind in ("floatX", "float64") else kind
        self.broadcastable = tuple(bool(each) for each in broadcastable)
        self.ndim = len(self.broadcastable)

    def __call__(self, name=None):
        return Input(self.ndim, self.dtype, name, self.broadcastable)

    make_variable = __call__


def _maker(dtype, rank, broadcastable):
    def make(name=None, dtype=dtype):
        return TensorType(dtype or FLOAT, broadcastable or (False,) * rank)(name)

    return make


def _many(make):
    def several(*names):
        if len(names) == 1 and isinstance(names[0], int):
            return [make() for _ in range(names[0])]
        return [make(name) for name in names] if len(names) > 1 else make(*names)

    return several


def makers():
    """All of them by name: matrix, fmatrix, ivector, lscalar, matrices…"""
    plural = {"scalar": "scalars", "vector": "vectors", "matrix": "matrices", "row": "rows", "col": "cols", "tensor3": "tensor3s", "tensor4": "tensor4s", "tensor5": "tensor5s"}
    found = {}
    for prefix, dtype in _TYPES.items():
        for kind, rank in _RANKS.items():
            make = _maker(dtype, rank, _BROAD.get(kind))
            make.__name__ = make.__qualname__ = prefix + kind
            make.__rosetta_path__ = f"theano.tensor.{prefix}{kind}"
            found[prefix + kind], found[prefix + plural[kind]] = make, _many(make)
    return found


def constant(x, name=None, ndim=None, dtype=None):
    """A number or an array that never changes."""
    import numpy

    return Constant(x if isinstance(x, (bool, int, float)) else numpy.asarray(x, dtype=dtype), name)


constant.__rosetta_path__ = "theano.tensor.constant"


class In:
    """An input of a function with a value of its own."""

    __rosetta_path__ = "theano.In"

    def __init__(self, *args, **kwargs):
        bound = rosetta.bind("theano.In", args, kwargs)
        self.variable, self.value, self.name = bound.variable, bound.value, bound.name
        if bound.update is not None:
            raise rosetta.UnknownCall("theano.In(update=…) is not known here. Expected updates=[…] of theano.function.")
