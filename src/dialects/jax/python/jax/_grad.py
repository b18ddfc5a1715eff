"""Gradients: functions whose first value is a loss, and the gradients that point back to it."""

import functools
import json

import numpy
import rosetta
from rosetta import positions

from . import _pytree
from ._array import Array, Parameter
from ._record import named
from ._state import state
from .numpy.operators import MEANINGS


class Origin:
    """Where a gradient comes from: the loss, and all weights that the gradient function was asked for."""

    def __init__(self, loss, parameters):
        self.loss, self.parameters = loss, parameters
        self.step = None  # set once a program's own update rule has used it


def gradient_of(parameter, origin):
    """The gradient of a weight: unknown numbers that remember whose they are."""
    made = Array.wrap(numpy.ndarray(tuple(parameter.shape), "float32"))
    made.rosetta_gradient = (parameter, origin)
    made.rosetta_cut = "a gradient"
    return made


def loss_of(value, path, has_aux):
    """The loss and the rest of what a function returned, checked as jax does."""
    if has_aux:
        if not isinstance(value, tuple) or len(value) != 2:
            raise TypeError(f"{path}(has_aux=True) expects a function that returns a pair (loss, aux). Received {type(value).__name__}.")
        loss, aux = value
    else:
        loss, aux = value, None
    if not isinstance(loss, rosetta.Symbolic):
        raise TypeError(f"Gradient only defined for scalar-output functions. Output was {'a tuple; say has_aux=True' if isinstance(value, tuple) else repr(type(loss).__name__)}.")
    if loss.shape:
        raise TypeError(f"Gradient only defined for scalar-output functions. Output had shape: {tuple(int(n) for n in loss.shape)}.")
    if getattr(loss, "data", None) is not None or not isinstance(loss, Array):
        raise rosetta.UnknownCall(f"{path}: the loss does not depend on anything that a model computed{f' (only through {loss.rosetta_cut})' if getattr(loss, 'rosetta_cut', None) else ''}.")
    return loss, aux


def learned(tree, role):
    """The weights in a tree; arrays that the program made itself become weights here."""

    def one(path, leaf):
        if isinstance(leaf, Parameter):
            return leaf
        if isinstance(leaf, Array) and leaf.data is not None:
            return Parameter.learned(leaf, ".".join(str(each) for each in path) or role)
        raise rosetta.UnknownCall(f"A gradient with respect to {type(leaf).__name__} is not known here. Expected parameters of a model, or arrays of jax.")

    return _pytree.map_with_path(one, tree)


def differentiated(fun, args, kwargs, path, has_aux):
    """Calls a loss function while its gradient is taken."""
    state().differentiating += 1
    try:
        return loss_of(fun(*args, **kwargs), path, has_aux)
    finally:
        state().differentiating -= 1


def _with_gradient(fun, path, argnums, has_aux):
    places = argnums if isinstance(argnums, (tuple, list)) else (argnums,)

    @functools.wraps(fun)
    def call(*args, **kwargs):
        trees = [learned(args[place], f"parameter {place}") for place in places]
        loss, aux = differentiated(fun, args, kwargs, path, has_aux)
        origin = Origin(loss, [each for tree in trees for each in _pytree.leaves(tree)])
        grads = [_pytree.map(lambda leaf: gradient_of(leaf, origin), tree) for tree in trees]
        return loss, aux, grads[0] if places is not argnums else tuple(grads)

    return call


def value_and_grad(*args, **kwargs):
    """A function that gives the loss and its gradient."""
    bound = rosetta.bind("jax.value_and_grad", args, kwargs)
    inner = _with_gradient(bound.fun, "jax.value_and_grad", bound.argnums, bound.has_aux)

    @functools.wraps(bound.fun)
    def call(*args, **kwargs):
        loss, aux, grads = inner(*args, **kwargs)
        return ((loss, aux), grads) if bound.has_aux else (loss, grads)

    return call


def grad(*args, **kwargs):
    """A function that gives the gradient of a loss."""
    bound = rosetta.bind("jax.grad", args, kwargs)
    inner = _with_gradient(bound.fun, "jax.grad", bound.argnums, bound.has_aux)

    @functools.wraps(bound.fun)
    def call(*args, **kwargs):
        _, aux, grads = inner(*args, **kwargs)
        return (grads, aux) if bound.has_aux else grads

    return call


def origin_of(grads, path):
    """The one loss whose gradients these are, and the weights in order."""
    found = _pytree.leaves(grads)
    strangers = [each for each in found if getattr(each, "rosetta_gradient", None) is None]
    if strangers or not found:
        raise rosetta.UnknownCall(f"{path} is given something that is no gradient as jax.grad gives it: what the program changed in between is not modelled here. Expected gradients as they are; clipping belongs into the optimiser (optax.chain).")
    origins = {id(each.rosetta_gradient[1]): each.rosetta_gradient[1] for each in found}
    if len(origins) > 1:
        raise rosetta.UnknownCall(f"{path} is given gradients of {len(origins)} losses: training steps on several losses at once are not modelled here.")
    return next(iter(origins.values())), [each.rosetta_gradient[0] for each in found]


def _meaning(name, left, right):
    """Arithmetic with gradients: a factor, and gradient descent written out, ``w - rate * gradient``."""
    gradient = next((each for each in (left, right) if getattr(each, "rosetta_gradient", None) is not None), None)
    if gradient is None:
        return None
    other = right if gradient is left else left
    number = other if isinstance(other, (int, float)) else getattr(other, "rosetta_constant", None) and not other.shape and other.rosetta_constant[0]
    if name in ("mul", "truediv") and number and not (name == "truediv" and gradient is right):
        made = gradient_of(gradient.rosetta_gradient[0], gradient.rosetta_gradient[1])
        made.rosetta_factor = getattr(gradient, "rosetta_factor", 1.0) * (number if name == "mul" else 1 / number)
        return made
    if isinstance(other, Parameter) and (name == "sub" and gradient is right or name == "add"):
        return _descended(other, gradient, 1.0 if name == "sub" else -1.0)
    return None


def _descended(parameter, gradient, sign):
    """A weight after a step of its own gradient, scaled: the step is said once all weights have made theirs."""
    owner, origin = gradient.rosetta_gradient
    if owner is not parameter:
        raise rosetta.UnknownCall("A weight moved by another weight's gradient is not known here.")
    rate = sign * getattr(gradient, "rosetta_factor", 1.0)
    step = origin.step = origin.step or {"rate": rate, "moved": []}
    if step["rate"] != rate:
        raise rosetta.UnknownCall(f"Weights moved at different rates ({step['rate']:g} and {rate:g}) are not modelled here. Expected one learning rate.")
    step["moved"].append(parameter)
    if len(step["moved"]) == len(origin.parameters):
        rosetta.step(origin.loss, _descent(rate), origin.parameters)
    return parameter


class _Descent:
    """Stands for gradient descent that a program writes out itself."""


def _descent(rate):
    made = state().made
    key = ("descent", rate, json.dumps(positions.stack()))
    if key not in made:
        made[key] = _Descent()
        rosetta.construct(DESCENT, made[key], rosetta.Bound(DESCENT, {"rate": rate}, {"rate": rate}))
    return made[key]


DESCENT = "jax.grad(w - rate * gradient)"
named(value_and_grad, "jax.value_and_grad")
named(grad, "jax.grad")
MEANINGS.append(_meaning)
