"""Optimisers: ``init``, ``update``, and the step that ``apply_updates`` makes of them."""

import numpy
import rosetta
from jax import _pytree
from jax._array import Array, Parameter
from jax._grad import origin_of
from jax._record import named


class GradientTransformation:
    """An optimiser, or a part of one: a pair of functions, ``init`` and ``update``."""

    def __init__(self, path, bound, parts=None):
        self.__rosetta_path__ = path
        self.bound = bound
        self.parts = parts or [self]
        rosetta.construct(path, self, bound)

    def init(self, params):
        """The optimiser's state for parameters."""
        return OptState(self)

    def update(self, updates, state, params=None, **extra):
        """Gradients as updates, and the next state."""
        path = self.__rosetta_path__
        if extra:
            raise rosetta.UnknownCall(f"{path}.update({', '.join(extra)}=…) is not known here.")
        if not isinstance(state, OptState):
            raise TypeError(f"Expected the optimiser's state, as init gives it. Received {type(state).__name__}.")
        if state.owner is not self:
            raise rosetta.UnknownCall(f"{path}.update is given the state of another optimiser.")
        if self.rosetta_rule() is None:
            raise rosetta.UnknownCall(f"{path} alone is no optimiser known here. Expected a rule such as optax.sgd at the end of optax.chain.")
        origin, _ = origin_of(updates, f"{path}.update")
        return _pytree.map(lambda leaf: _update(leaf, self, origin), updates), state

    def rosetta_rule(self):
        """The rule by which an optimiser steps; None where this is only a part of one."""
        return self if len(self.parts) > 1 or self.__rosetta_path__.rpartition(".")[2] in RULES else None

    def __iter__(self):
        return iter((self.init, self.update))


GradientTransformationExtraArgs = GradientTransformation
RULES = ("sgd", "adam", "adamw", "amsgrad", "nadam", "nadamw", "adamax", "adadelta", "lion", "rmsprop", "adagrad")
PARTS = ("clip", "clip_by_global_norm", "add_decayed_weights", "scale", "identity", "trace", "scale_by_adam", "scale_by_learning_rate", "scale_by_schedule")


class OptState:
    """The state of an optimiser: momenta and counts that only a real run knows."""

    def __init__(self, owner):
        self.owner = owner

    def __getitem__(self, index):
        return self

    @property
    def hyperparams(self):
        """What ``inject_hyperparams`` shows: numbers to look at."""
        return _Shown(self.owner.bound.values)


class _Shown(dict):
    """Hyperparameters that may be read."""

    def __setitem__(self, key, value):
        raise rosetta.UnknownCall(f"opt_state.hyperparams[{key!r}] = … is not known here: hyperparameters set while training are not modelled. Use a schedule of optax.")


def _update(gradient, optimizer, origin):
    made = Array.wrap(numpy.ndarray(tuple(gradient.shape), "float32"))
    made.rosetta_update = (gradient.rosetta_gradient[0], optimizer, origin)
    made.rosetta_cut = "an update"
    return made


def apply_updates(params, updates):
    """The parameters after one step."""
    found = _pytree.leaves(updates)
    if not found or any(getattr(each, "rosetta_update", None) is None for each in found):
        raise rosetta.UnknownCall("optax.apply_updates is given something that is no update as an optimiser gives it: what the program changed in between is not modelled here.")
    kept = _pytree.leaves(params)
    if len(kept) != len(found) or any(not isinstance(each, Parameter) or each.rosetta_parameter != one.rosetta_update[0].rosetta_parameter for each, one in zip(kept, found)):
        raise rosetta.UnknownCall("optax.apply_updates is given updates of other parameters than those it is to change.")
    _, optimizer, origin = found[0].rosetta_update
    rosetta.step(origin.loss, optimizer, [each.rosetta_update[0] for each in found])
    return params


def global_norm(updates):
    """How long all gradients together are: a number that only a real run knows."""
    made = Array.wrap(numpy.ndarray((), "float32"))
    made.rosetta_cut = "optax.global_norm"
    return made


def _transformation(name):
    path = f"optax.{name}"

    def make(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        for parameter in ("learning_rate", "step_size_fn"):
            rate = bound.values.get(parameter)
            if callable(rate) and not hasattr(rate, "rosetta_schedule"):
                raise rosetta.UnknownCall(f"{path}({parameter}={getattr(rate, '__name__', type(rate).__name__)}) is not known here: a learning rate that the program computes itself is not modelled. Use a schedule of optax.")
        return GradientTransformation(path, bound)

    return named(make, path)


for _name in (*RULES, *PARTS):
    globals()[_name] = _transformation(_name)
del _name


def inject_hyperparams(inner_factory, static_args=(), hyperparam_dtype=None):
    """A factory whose optimisers show their hyperparameters."""
    return inner_factory


named(apply_updates, "optax.apply_updates")
named(inject_hyperparams, "optax.inject_hyperparams")
