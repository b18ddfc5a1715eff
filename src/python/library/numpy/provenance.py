"""What was done to a data set's array on its way: the steps of ``ArraySource`` in src/python/recording.ts."""

from rosetta import BatchDim, note
from rosetta.encoding import shape_of


def origin(dataset, split, part, examples):
    """The source of a fresh array."""
    return {"dataset": dataset, "split": split, "part": part, "examples": examples, "steps": [], "pass": None}


def unknown_origin(shape):
    """The source of an array that no data set gave, such as ``numpy.random.rand(1000, 3)``."""
    return origin(None, None, "features", int(shape[0])) if shape else None


def step(source, **what):
    """The source with one more step."""
    return None if source is None else {**source, "steps": [*source["steps"], what]}


def lost(source, what):
    """An array that is no longer followed back to its data set: said, where there was one."""
    if source is not None and source["dataset"] is not None:
        note("not modelled", f"{what} is not followed: from here on the array counts as one of unknown origin.")
    return None


def shifted(source, offset):
    return source if offset == 0 else step(source, step="shift", offset=offset)


def scaled(source, factor):
    return source if factor == 1 else step(source, step="scale", factor=factor)


def cast(source, before, after):
    if source is None or before == after:
        return source
    return step(source, step="cast", dtype=after.name)


def permuted(source, axes):
    if list(axes) == sorted(axes):
        return source
    return step(source, step="permute", axes=list(axes))


def reshaped(source, before, after):
    """A reshape that keeps the examples apart; another one is not followed."""
    if source is None or tuple(before) == tuple(after):
        return source
    if not before or not after or int(before[0]) != int(after[0]):
        return lost(source, f"A reshape from {_text(before)} to {_text(after)}, which mixes examples,")
    return step(source, step="reshape", shape=[{"batch": 1}, *shape_of(after[1:])])


def sliced(source, length, start, stop):
    """Rows ``start:stop`` of ``length``."""
    if source is None or (start == 0 and stop == length):
        return source
    return step(source, step="slice", start=int(start), stop=int(stop))


def one_hot(source, classes):
    return step(source, step="oneHot", classes=int(classes))


def arg_maximum(source):
    """The class numbers back from a one-hot array."""
    if source is None:
        return None
    at = next((i for i, each in enumerate(source["steps"]) if each["step"] == "oneHot"), None)
    if at is None:
        return None
    return {**source, "steps": [*source["steps"][:at], *(each for each in source["steps"][at + 1:] if each["step"] != "cast")]}


def batch_of(source, number, part):
    """The source of a batch handed out in a pass."""
    if source is None:
        return {**origin(None, None, part, None), "pass": number}
    return {**source, "part": source["part"] if source["dataset"] else part, "pass": number}


def _text(shape):
    return "(" + ", ".join("N" if isinstance(n, BatchDim) else str(int(n)) for n in shape) + ")"
