"""Optimisers: ``init``, ``update``, and the step that ``apply_updates`` makes of them."""

import numpy
import rosetta
from jax import _pytree
from jax._array import Array, Parameter
from jax._grad import origin_of
from jax._record import named


class GradientTransformation:
    """An optimiser: a pair of functions, ``init`` and ``update``."""

    def __init__(self, path, bound):
        self.__rosetta_path__ = path
        self.bound = bound
        rosetta.construct(path, self, bound)

    def init(self, params):
        """The optimiser's state for parameters."""
        return OptState(self)

    def update(self, updates, state, params=None, **extra):
        """Gradients as updates, and the next state."""
        if extra:
            raise rosetta.UnknownCall(f"{self.__rosetta_path__}.update({', '.join(extra)}=…) is not known here.")
        if not isinstance(state, OptState):
            raise TypeError(f"Expected the optimiser's state, as init gives it. Received {type(state).__name__}.")
        if state.owner is not self:
            raise rosetta.UnknownCall(f"{self.__rosetta_path__}.update is given the state of another optimiser.")
        origin, _ = origin_of(updates, f"{self.__rosetta_path__}.update")
        return _pytree.map(lambda leaf: _update(leaf, self, origin), updates), state

    def __iter__(self):
        return iter((self.init, self.update))


GradientTransformationExtraArgs = GradientTransformation


class OptState:
    """The state of an optimiser: momenta and counts that only a real run knows."""

    def __init__(self, owner):
        self.owner = owner


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


def _optimizer(name):
    path = f"optax.{name}"

    def make(*args, **kwargs):
        return GradientTransformation(path, rosetta.bind(path, args, kwargs))

    return named(make, path)


sgd, adam, adamw, rmsprop, adagrad = (_optimizer(name) for name in ("sgd", "adam", "adamw", "rmsprop", "adagrad"))


def chain(*args):
    """Several transformations, one after the other."""
    if len(args) == 1:
        return args[0]
    told = ", ".join(getattr(each, "__rosetta_path__", type(each).__name__) for each in args)
    raise rosetta.UnknownCall(f"optax.chain({told}) is not known here.")


named(chain, "optax.chain")
named(apply_updates, "optax.apply_updates")
