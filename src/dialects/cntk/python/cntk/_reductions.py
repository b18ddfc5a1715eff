"""Axes reduced. Without an axis all static axes are; the batch and the sequence stay."""

import rosetta

from ._operations import Operation, draw, variable
from ._shapes import as_tuple, axis, reduced

_NAMES = "reduce_sum reduce_mean reduce_max reduce_min reduce_log_sum_exp argmax".split()
__all__ = list(_NAMES)


def _axes(node, rank):
    given = node.values["axis"]
    front = len(node.inputs[0].axes)
    if given is None:
        return list(range(front, rank))
    return sorted(axis(each, node, rank) for each in as_tuple(given))


def _dims(node, dims):
    keep = node.values.get("keepdims", True) and node.values["axis"] is not None
    return reduced(dims, _axes(node, len(dims)), keep)


REDUCE = Operation(_dims)


def _reduction(name):
    path = f"cntk.ops.{name}"

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        return draw(REDUCE, path, bound, [variable(bound.x, "x", path)])

    call.__name__ = call.__qualname__ = name
    call.__rosetta_path__ = path
    return call


for _name in _NAMES:
    globals()[_name] = _reduction(_name)
