"""How a model that its program never calls is tried on an example."""

import inspect
import types

import numpy
import rosetta
from jax._array import Array
from jax._state import state
from jax.random import Key

from .linen.calls import FLAGS, fed
from .linen.module import Module as LinenModule
from .nnx.module import Module as NnxModule


def rosetta_models(values):
    """The outermost modules among the values, each with the way to run it on one input; a module does not say its own.

    A function is tried only where it stands alone: where the notebook names it as the model.
    """
    linen = [each for each in values if isinstance(each, LinenModule)]
    held = [each for each in values if isinstance(each, NnxModule)]
    inner = {id(part) for each in held for part in each.rosetta_modules() if part is not each}
    found = [(each, _linen(each), None) for each in linen] + [(each, _nnx(each), None) for each in held if id(each) not in inner]
    if len(values) == 1 and isinstance(values[0], types.FunctionType):
        found.append((values[0], _function(values[0]), None))
    return found


def _input(shape, dtype):
    return Array.wrap(numpy.ndarray(shape, dtype))


def _flags(call):
    """Mode arguments that have no default: the model is tried as it is evaluated."""
    parameters = inspect.signature(call).parameters.values()
    return {each.name: not FLAGS[each.name] for each in parameters if each.name in FLAGS and each.default is each.empty}


def _linen(model):
    def run(shape, dtype):
        x, flags = _input(shape, dtype), _flags(type(model).__call__)
        keys = {name: Key(None) for name in ("params", "dropout")}
        variables = model.init(keys, x, **flags)
        return model.apply(variables, x, rngs=keys, mutable=["batch_stats"], **flags)

    return run


def _nnx(model):
    return lambda shape, dtype: model(_input(shape, dtype), **_flags(type(model).__call__))


def _function(model):
    def run(shape, dtype):
        rosetta.recorder().object(model, "jax.function")
        given = fed(_input(shape, dtype))
        with rosetta.trace(model, "evaluation", [given]) as entry:
            state().inside += 1
            try:
                made = model(given)
            finally:
                state().inside -= 1
            entry["outputs"] = [made.rosetta_id] if isinstance(made, Array) else []
        return made

    return run
