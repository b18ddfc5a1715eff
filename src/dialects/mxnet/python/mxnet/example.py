"""How a model that its program never runs is tried on an example: a symbol that is not bound, or a module."""

import sys

import rosetta
from rosetta import BatchDim

from ._graph import run
from ._module import Module
from ._state import mode, quietly
from ._symbol import Symbol
from ._tensor import NDArray, Weight, mark_batch


def rosetta_models(values):
    """Modules and, where there are none, the symbol that no other is drawn from; each with the way to run it on one input."""
    gluon = sys.modules.get("mxnet.gluon")
    blocks = gluon.rosetta_blocks(values) if gluon else []
    if blocks:
        return blocks
    modules = [each for each in values if isinstance(each, Module)]
    if modules:
        return [(each, _symbol(each.symbol, each), None) for each in modules]
    symbols = [each for each in values if isinstance(each, Symbol) and any(node.operator for node, _ in each.entries)]
    inner = {id(entry[0]) for each in symbols for node in each._ordered() for entry in node.inputs}
    outer = [each for each in symbols if not any(id(node) in inner for node, _ in each.entries)]
    functions = [each for each in values if callable(each) and not outer and getattr(each, "__name__", "") == "<lambda>"]
    return [*((each, _symbol(each, each), None) for each in outer), *((each, _function(each), None) for each in functions)]


def _function(function):
    """A function of one array, run as it stands."""

    def attempt(shape, dtype):
        rosetta.recorder().object(function, "mxnet.ndarray.NDArray")
        data = NDArray(shape, dtype)
        mark_batch([data])
        return in_both_modes(function, [data], lambda: [function(data)])

    return attempt


def _symbol(symbol, owner):
    def attempt(shape, dtype):
        names = [name for name in symbol.list_arguments() if name == "data"] or symbol.list_arguments()[:1]
        data = NDArray(shape, dtype)
        mark_batch([data])
        weights = {}

        def weight(variable, wanted, statistic):
            if variable.name not in weights:
                if (wanted or variable.attributes.get("shape")) is None:
                    raise rosetta.UnknownCall(f"The shape of {variable.name} is not known. Expected Variable({variable.name!r}, shape=…).")
                made = Weight(wanted or variable.attributes["shape"])
                weights[variable.name] = rosetta.parameter(made, owner, variable.name, state=statistic, trainable=not statistic)
            return weights[variable.name]

        rosetta.recorder().object(owner, "mxnet.symbol.Symbol" if isinstance(owner, Symbol) else "mxnet.module.Module")
        with quietly():
            run(symbol, {names[0]: data}, weight)
        return in_both_modes(owner, [data], lambda: run(symbol, {names[0]: data}, weight)[0])

    return attempt


def in_both_modes(owner, inputs, call):
    """Records a call in evaluation and in training mode."""
    first = None
    for training in (False, True):
        with rosetta.trace(owner, "training" if training else "evaluation", inputs, first) as entry, mode(training):
            entry["outputs"] = [each.rosetta_id for each in call()]
        first = entry["id"]


__all__ = ["BatchDim", "rosetta_models"]
