"""Functions over axes."""

import rosetta
from rosetta import Symbolic

from ._dims import axes_of, axis_of, reduced
from ._graph import Made, draw
from ._sources import operand


def reduction(name, path=None, result=None):
    """A function over axes; older names of its parameters are taken."""
    path = path or f"tensorflow.{name}"

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        axis = next((bound.values[each] for each in ("axis", "reduction_indices") if bound.values.get(each) is not None), None)
        keep = bool(bound.values.get("keepdims") or bound.values.get("keep_dims"))
        return draw(path, bound, [operand(bound.input_tensor)], lambda ins, _: _reduce(ins[0], axis, keep, result))

    call.__name__, call.__rosetta_path__ = name, path
    return call


def _reduce(value, axis, keep, result):
    if not isinstance(value, Symbolic):
        value = list(value) if isinstance(value, (list, tuple)) else [value]
        return rosetta.product(value) if result == "product" else sum(value)
    return Made(reduced(value.shape, axes_of(axis, len(value.shape)), keep), value.dtype)


reduce_mean, reduce_sum, reduce_max, reduce_min = (reduction(f"reduce_{each}") for each in ("mean", "sum", "max", "min"))
reduce_logsumexp, reduce_prod, reduce_all, reduce_any = (reduction(f"reduce_{each}") for each in ("logsumexp", "prod", "all", "any"))


def _arg(name):
    path = f"tensorflow.{name}"

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        axis = next((bound.values[each] for each in ("axis", "dimension") if bound.values.get(each) is not None), 0)
        return draw(path, bound, [operand(bound.input)], lambda ins, _: Made(reduced(ins[0].shape, [axis_of(axis, len(ins[0].shape))], False), "int64"), name=bound.name or "ArgMax")

    call.__name__, call.__rosetta_path__ = name, path
    return call


argmax, argmin = _arg("argmax"), _arg("argmin")
arg_max, arg_min = argmax, argmin
