"""Operators that reduce axes, and matrix products."""

import rosetta

from . import _shapes as shapes
from ._operators import Operator
from ._state import MXNetError


def _reduced(v, data):
    axes = shapes.axes_of(v.axis, len(data), bool(v.get("exclude")))
    if v.keepdims:
        return tuple(1 if i in axes else n for i, n in enumerate(data))
    return tuple(n for i, n in enumerate(data) if i not in axes)


for _name in ("sum", "mean", "max", "min", "argmax"):
    Operator(_name, _reduced)


def _dot(v, lhs, rhs):
    if len(lhs) != 2 or len(rhs) != 2:
        raise rosetta.UnknownCall(f"dot of arrays with {len(lhs)} and {len(rhs)} axes is not known here. Expected two matrices, or batch_dot.")
    (m, k), (k2, n) = lhs[::-1] if v.transpose_a else lhs, rhs[::-1] if v.transpose_b else rhs
    _inner(k, k2)
    return (m, n)


def _batch_dot(v, lhs, rhs):
    if len(lhs) != 3 or len(rhs) != 3:
        raise MXNetError(f"Check failed: batch_dot currently only support 3D*3D array. Received {shapes.written(lhs)} and {shapes.written(rhs)}")
    m, k = lhs[:0:-1] if v.transpose_a else lhs[1:]
    k2, n = rhs[:0:-1] if v.transpose_b else rhs[1:]
    _inner(k, k2)
    return (lhs[0], m, n)


def _inner(k, k2):
    if int(k) != int(k2):
        raise MXNetError(f"Check failed: dot shape error: inner sizes {int(k)} and {int(k2)}")


Operator("dot", _dot, inputs=("lhs", "rhs"))
Operator("batch_dot", _batch_dot, inputs=("lhs", "rhs"))


def _one_hot(v, indices):
    return (*indices, int(v.depth))


def _picked(v, data, index):
    axis = shapes.axis_of(-1 if v.axis is None else v.axis, len(data))
    return tuple(1 if i == axis else n for i, n in enumerate(data) if i != axis or v.keepdims)


Operator("one_hot", _one_hot, inputs=("indices",), required=("depth",), dtype="float32")
Operator("pick", _picked, inputs=("data", "index"))
Operator("topk", lambda v, data: tuple(int(v.k) if i == shapes.axis_of(v.axis, len(data)) else n for i, n in enumerate(data)))
Operator("norm", lambda v, data: ())
