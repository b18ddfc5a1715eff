"""``mx.nd.random``: data drawn by the program; a dry run holds none."""

import rosetta

from .._tensor import NDArray, dtype_name


def _drawn(name):
    path = f"mxnet.ndarray.random.{name}"

    def draw(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        shape = (1,) if bound.shape is None else (bound.shape,) if isinstance(bound.shape, int) else tuple(bound.shape)
        made = NDArray(shape, dtype_name(bound.dtype))
        made.rosetta_source = {"dataset": None, "split": None, "part": "features", "examples": int(shape[0]), "steps": [], "pass": None}
        return made

    draw.__name__, draw.__rosetta_path__ = name, path
    return draw


uniform, normal = _drawn("uniform"), _drawn("normal")
randn = lambda *shape, **kwargs: normal(shape=shape, **kwargs)  # noqa: E731

_missing = rosetta.attribute_hook("mxnet.ndarray.random")


def __getattr__(name):
    return _missing(name)
