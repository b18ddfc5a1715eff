"""Axes reduced to one number each."""

from ._operators import Operator


def _axes(v, data):
    if not v.axes:
        return list(range(len(data)))
    return [int(n) + len(data) if int(n) < 0 else int(n) for n in v.axes]


def _reduced(v, data):
    axes = _axes(v, data)
    if v.keepdims in (None, 1, True):
        return tuple(1 if i in axes else n for i, n in enumerate(data))
    return tuple(n for i, n in enumerate(data) if i not in axes)


for _name in ("ReduceMean", "ReduceSum", "ReduceMax", "ReduceMin"):
    Operator(_name, _reduced)


def _count(v):
    return int(1 if v.num_reduce_dim is None else v.num_reduce_dim)


for _name in ("ReduceFrontMean", "ReduceFrontSum", "ReduceFrontMax"):
    Operator(_name, lambda v, data: tuple(data[_count(v):]))
for _name in ("ReduceBackMean", "ReduceBackSum", "ReduceBackMax"):
    Operator(_name, lambda v, data: tuple(data[:len(data) - _count(v)]))
Operator("SumElements", lambda v, data: ())
