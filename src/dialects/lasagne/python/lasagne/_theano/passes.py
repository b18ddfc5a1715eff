"""Batches that a function cuts out of shared data by itself: ``givens={x: data[i * size:(i + 1) * size]}``."""

from rosetta import BatchDim
from rosetta.batches import part_of

from .values import Value


def batch_of(value, keys):
    """The batch that a slice of the first axis of a data set is; None where the slice is something else."""
    first = keys[0] if keys else None
    if not isinstance(first, slice) or first.start is None or first.stop is None or first.step not in (None, 1):
        return None
    if any(each != slice(None) for each in keys[1:]):
        return None
    rows, start, stop = int(value.shape[0]), int(first.start), int(first.stop)
    if not 0 <= start < stop or stop - start >= rows:
        return None
    made = Value((BatchDim(min(stop, rows) - start), *value.shape[1:]), value._dtype, part_of(value, value.rosetta_source["part"]))
    made.cut = {"rows": rows, "size": stop - start, "start": start}
    return made
