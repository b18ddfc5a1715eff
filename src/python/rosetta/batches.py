"""The walk of a loader: one batch per pass, with the pass's facts recorded."""

from .dims import BatchDim
from .passes import begin_pass, end_pass


def batches(call, x, y, batch_size, remainder, order, stated=(), make=None):
    """Yields one batch ``(x, y)`` of dry arrays, and closes the pass when asked for the next.

    ``x`` and ``y`` are Symbolic arrays of the whole data (``y`` may be None; each may be a list of arrays). ``call`` is the
    loader's path, ``remainder`` one of keep, drop, wrap, ``order`` one of "each epoch", "once", "never"; ``stated`` names the
    options that the program wrote. ``make(array, shape, source)`` builds a batch; usually arrays say so themselves by
    ``rosetta_batch(shape, source)``, otherwise ``type(array)(shape, dtype, source)`` is made.
    """
    size = int(batch_size)
    rows = _rows(x)
    number = begin_pass(call, _source(x, "features"), None if y is None else _source(y, "targets"), size, remainder, order, stated)
    try:
        if rows is None or rows >= size or remainder != "drop":
            batch = BatchDim(size)
            yield _take(x, batch, number, "features", make), None if y is None else _take(y, batch, number, "targets", make)
    finally:
        end_pass(number)


def _first(value):
    return value[0] if isinstance(value, (list, tuple)) else value


def _rows(value):
    shape = _first(value).shape
    return int(shape[0]) if shape else None


def _source(value, part):
    return part_of(_first(value), part)


def part_of(array, part):
    """The source of an array as the features or the targets of a pass; of an array that no data set gave, how many examples it has."""
    source = array.rosetta_source
    if source is None:
        return {"dataset": None, "split": None, "part": part, "examples": int(array.shape[0]), "steps": [], "pass": None}
    return source if source["dataset"] is not None else {**source, "part": part}


def _take(value, batch, number, part, make):
    if isinstance(value, (list, tuple)):
        return type(value)(_take(each, batch, number, part, make) for each in value)
    shape = (batch, *value.shape[1:])
    source = {**part_of(value, part), "pass": number}
    if make is not None:
        return make(value, shape, source)
    if hasattr(value, "rosetta_batch"):
        return value.rosetta_batch(shape, source)
    return type(value)(shape, value._dtype, source)
