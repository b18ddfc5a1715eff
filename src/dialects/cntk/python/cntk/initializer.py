"""``cntk.initializer``: how weights begin."""

import rosetta
from rosetta import Symbolic

from . import _unmodelled


class Initializer:
    """One initialiser, with what it was told."""

    def __init__(self, path, bound):
        self.path, self.bound = path, bound
        rosetta.construct(path, self, bound)


def _made(name):
    path = f"cntk.initializer.{name}"

    def call(*args, **kwargs):
        return Initializer(path, rosetta.bind(path, args, kwargs))

    call.__name__ = call.__qualname__ = name
    call.__rosetta_path__ = path
    return call


NAMES = "uniform normal xavier glorot_uniform glorot_normal he_uniform he_normal truncated_normal".split()
for _name in NAMES:
    globals()[_name] = _made(_name)
__all__ = [*NAMES, "initializer_with_rank"]


def initializer_with_rank(*args, **kwargs):
    """The same initialiser, told how many axes count as outputs and as a window."""
    bound = rosetta.bind("cntk.initializer.initializer_with_rank", args, kwargs)
    before = bound.initializer.bound
    ranks = {name: bound.values[name] for name in ("output_rank", "filter_rank") if bound.values[name] is not None}
    return Initializer(bound.initializer.path, rosetta.Bound(before.path, {**before.values, **ranks}, {**before.stated, **ranks}))


def begin(tensor, value):
    """Says how a weight of the program's own begins."""
    if isinstance(value, Initializer):
        rosetta.late(value.path, value.bound, parameter=tensor)
    elif isinstance(value, Symbolic) and value.rosetta_constant is not None and len(set(value.rosetta_constant)) == 1:
        rosetta.late("cntk.variables.Parameter.value", {"value": float(value.rosetta_constant[0])}, parameter=tensor)
    elif isinstance(value, (int, float)):
        rosetta.late("cntk.variables.Parameter.value", {"value": float(value)}, parameter=tensor)
    elif value is None:
        rosetta.late("cntk.variables.Parameter.value", {"value": 0.0}, parameter=tensor)
    else:
        rosetta.late("cntk.variables.Parameter.value", {"value": "numbers of the program's own"}, parameter=tensor)


_missing = rosetta.attribute_hook("cntk.initializer")


def __getattr__(name):
    return _unmodelled.refuse("cntk.initializer", name) or _missing(name)
