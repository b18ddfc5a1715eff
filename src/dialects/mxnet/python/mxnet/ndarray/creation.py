"""Arrays made from numbers, from numpy's arrays, or of one value."""

import rosetta
from numpy import provenance

from .._tensor import NDArray, dtype_name


def array(*args, **kwargs):
    """An array from another one or from numbers: of single precision, unless it was an NDArray or the program says otherwise."""
    import numpy

    bound = rosetta.bind("mxnet.ndarray.array", args, kwargs)
    given = bound.source_array
    if isinstance(given, NDArray):
        return given if bound.dtype is None else given.astype(bound.dtype)
    if not isinstance(given, rosetta.Symbolic):
        given = numpy.array(given)
    before, kind = str(given._dtype), dtype_name(bound.dtype)
    source = given.rosetta_source
    if source is not None and before != kind:
        source = provenance.step(source, step="cast", dtype=kind)
    made = NDArray(given.shape or (1,), kind, source, given.rosetta_constant)
    order = getattr(given, "rosetta_order", None)
    if order is not None:
        made.rosetta_order = order
    return made


def _filled(path, constant):
    def make(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        shape = (bound.shape,) if isinstance(bound.shape, int) else tuple(bound.shape)
        made = NDArray(shape, dtype_name(bound.dtype))
        value = bound.values.get("val") if constant is None else constant
        if value is not None and int(made.size) == 1:
            made.rosetta_constant = (value,)
        return made

    make.__name__, make.__rosetta_path__ = path.rpartition(".")[2], path
    return make


zeros, ones = _filled("mxnet.ndarray.zeros", 0.0), _filled("mxnet.ndarray.ones", 1.0)
full, empty = _filled("mxnet.ndarray.full", None), _filled("mxnet.ndarray.empty", None)


def arange(*args, **kwargs):
    """Numbers in a row."""
    import numpy

    bound = rosetta.bind("mxnet.ndarray.arange", args, kwargs)
    made = numpy.arange(*((bound.start,) if bound.stop is None else (bound.start, bound.stop, bound.step)))
    return NDArray(made.shape, dtype_name(bound.dtype), None, made.rosetta_constant)
