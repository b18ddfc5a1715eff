"""Updates that programs write themselves: ``(W, W - rate * T.grad(cost, W))`` is gradient descent; others are said not to be modelled."""

import rosetta

from .expression import Call
from .gradients import Gradient
from .optimizer import Optimizer, Update
from .shared import SharedVariable

PATH = "theano.function.updates"


def read_updates(function):
    """Finds the update rule in a function's updates."""
    rules, read = {}, []
    for key, value in function.updates:
        if not isinstance(key, SharedVariable):
            raise TypeError(f"The updates parameter must have shared variables as keys. Received {key}.")
        found = _descent(key, value)
        if found is not None:
            rate, gradient = found
            value = Update(_rule(rules, rate, gradient), key)
        elif key.value is not None and not isinstance(value, Update):
            raise rosetta.UnknownCall(f"The update of the weight {key.name or key} is not known here. Expected what a function of lasagne.updates gave, as it is, or (W, W - rate * T.grad(cost, W)).")
        read.append((key, value))
    function.updates = read
    if len(function.steps()) > 1:
        raise rosetta.UnknownCall("theano.function with several update rules at once is not known here: one set of options for all weights. Expected the updates of one call of lasagne.updates.")


def _rule(rules, rate, gradient):
    """One rule for all weights that follow the same loss at the same rate."""
    key = (id(rate) if not isinstance(rate, (int, float)) else rate, id(gradient.cost), gradient.clips)
    if key not in rules:
        values = {"learning_rate": rate}
        rules[key] = Optimizer(rosetta.Bound(PATH, values, dict(values)), gradient.cost, gradient.clips)
    return rules[key]


def _descent(key, value):
    """The rate and the gradient of ``W - rate * gradient``; None for any other expression."""
    if not isinstance(value, Call) or value.path != "theano.tensor.sub" or value.bound.values["a"] is not key:
        return None
    step = value.bound.values["b"]
    if isinstance(step, Gradient):
        return (1.0, step) if step.wrt is key else None
    if not isinstance(step, Call) or step.path != "theano.tensor.mul":
        return None
    sides = [step.bound.values[name] for name in "ab"]
    gradient = next((each for each in sides if isinstance(each, Gradient) and each.wrt is key), None)
    rate = next((each for each in sides if each is not gradient), None)
    plain = rate is not None and getattr(rate, "ndim", 0) == 0
    return (rate, gradient) if gradient is not None and plain else None
