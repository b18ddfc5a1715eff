"""Arrays on their way into and out of a model: batches, inputs of drawings, results of unknown content."""

import rosetta
from rosetta import BatchDim

from ._state import auto_name
from ._tensor import BATCH, KerasTensor, source_tensor


def placeholder(shape, dtype="float32"):
    """A bare tensor of a shape whose batch axis may be None."""
    if isinstance(shape, list):
        return [placeholder(each, dtype) for each in shape]
    return KerasTensor([BatchDim(BATCH) if n is None and i == 0 else n for i, n in enumerate(shape)], dtype)


def input_tensor(bound, name=None):
    """The tensor of ``Input(...)``: shape without the batch, or ``batch_shape`` with it."""
    values = bound.values
    shape = values.get("batch_shape") or (values.get("kwargs") or {}).get("batch_shape") or (values.get("kwargs") or {}).get("batch_input_shape")
    if shape is None:
        shape = values.get("shape")
        if shape is None:
            raise ValueError("You must pass a `shape` argument to Input.")
        shape = (None, *([shape] if isinstance(shape, int) else shape))
    for argument in ("tensor", "sparse", "ragged", "type_spec"):
        if values.get(argument):
            raise rosetta.UnknownCall(f"keras.Input({argument}=…) is not known here.")
    return start(shape, values.get("dtype"), values.get("name") or name or auto_name("InputLayer" if name is None else name))


def start(shape, dtype, name):
    """The first tensor of a drawing. The batch may be of any size; other axes must have one."""
    dims = [BatchDim(BATCH)] + [known(n, name) for n in list(shape)[1:]]
    return source_tensor(dims, str(dtype or "float32"), name)


def known(size, name):
    """A fixed size; None is refused, since shapes after it would be guesses."""
    if size is None:
        raise rosetta.UnknownCall(f"Input {name!r}: an axis of unknown size (None) is not modelled here. Expected a number for every axis but the batch.")
    return int(size)


def unknown_array(shape, dtype="float32", source=None):
    """An array of known shape and unknown content."""
    import numpy

    return numpy.ndarray(shape, str(dtype), source)


def unknown_number():
    """A number that only a real run knows."""
    return unknown_array(())


def as_batch(array, shape, source):
    """A batch of an array as a model takes it: doubles become floats."""
    dtype = getattr(array._dtype, "rosetta_dtype", None) or str(array._dtype)
    return KerasTensor(shape, "float32" if dtype == "float64" else dtype, source=source)


def as_array(value):
    """What ``fit`` may be given, as dry arrays: arrays, lists of arrays, lists of numbers."""
    import numpy

    if value is None or hasattr(value, "rosetta_id"):
        return value
    if isinstance(value, (list, tuple)) and value and all(hasattr(each, "rosetta_id") for each in value):
        return list(value)
    if isinstance(value, (list, tuple)):
        return numpy.array(value)
    if isinstance(value, dict):
        raise rosetta.UnknownCall("Data given as a dict of arrays is not known here. Expected arrays, or a list of arrays in the order of the model's inputs.")
    raise rosetta.UnknownCall(f"Data of type {type(value).__module__}.{type(value).__name__} is not known here. Expected arrays.")


def rows(value):
    """How many examples."""
    first = value[0] if isinstance(value, (list, tuple)) else value
    return int(first.shape[0])


def cut(value, start, stop):
    """Rows of an array, or of each in a list."""
    return [each[start:stop] for each in value] if isinstance(value, list) else value[start:stop]
