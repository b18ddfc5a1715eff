"""``mx.nd.random``: data drawn by the program; a dry run holds none."""

import rosetta
from numpy import provenance

from .._tensor import NDArray, dtype_name


def _drawn(name):
    path = f"mxnet.ndarray.random.{name}"

    def draw(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        shape = (1,) if bound.shape is None else (bound.shape,) if isinstance(bound.shape, int) else tuple(bound.shape)
        return NDArray(shape, dtype_name(bound.dtype), provenance.unknown_origin(shape))

    draw.__name__, draw.__rosetta_path__ = name, path
    return draw


uniform, normal = _drawn("uniform"), _drawn("normal")
randn = lambda *shape, **kwargs: normal(shape=shape, **kwargs)  # noqa: E731

_missing = rosetta.attribute_hook("mxnet.ndarray.random")


def __getattr__(name):
    return _missing(name)
