"""Update rules: what ``lasagne.updates`` puts into the dictionary that ``theano.function`` applies."""

from collections import OrderedDict

import rosetta
from rosetta import positions
from rosetta.binding import Bound

from .calls import number_of
from .expression import Constant, Expression
from .gradients import Gradient, grad
from .shared import SharedVariable, weight_of
from .values import Value

_GIVEN = ("loss_or_grads", "params", "updates")


class Optimizer:
    """One update rule for some weights, with the calls that changed it."""

    def __init__(self, bound, loss, clips=(), changes=(), where=None):
        self.bound, self.loss, self.clips, self.changes = bound, loss, tuple(clips), tuple(changes)
        self.where = positions.stack() if where is None else where
        self.said, self.used = False, {}
        self.__rosetta_path__ = bound.path
        if not self._open():
            self.say(None)

    def _open(self):
        """The options that only a feed knows."""
        return [name for name, each in self.bound.stated.items() if isinstance(each, Expression) and not isinstance(each, (SharedVariable, Constant))]

    def say(self, run):
        """Says how it was made, as soon as its options are known; later feeds of other numbers are noted."""
        stated = {name: _number(name, each, run, self) for name, each in self.bound.stated.items() if name not in _GIVEN}
        if not self.said:
            self.said, self.used = True, stated
            rosetta.construct(self.bound.path, self, Bound(self.bound.path, self.bound.values, stated), where=self.where)
            for path, change in (*self.clips, *self.changes):
                rosetta.late(path, Bound(path, dict(change), dict(change)), of=self)
            return
        changed = next((name for name, each in stated.items() if each != self.used.get(name)), None)
        if changed is not None:
            rosetta.note("not modelled", f"{changed} changes while training ({self.used[changed]} first, {stated[changed]} later): here it stays {self.used[changed]}.")

    def changed(self, path, stated):
        """The same rule with one more change."""
        return Optimizer(self.bound, self.loss, self.clips, (*self.changes, (path, tuple(stated.items()))), self.where)


def _number(name, value, run, optimizer):
    if isinstance(value, Expression):
        found = run.value(value) if run is not None else value.content if isinstance(value, SharedVariable) else value.data
    else:
        found = value
    known = number_of(found)
    if known is None:
        raise rosetta.UnknownCall(f"{optimizer.bound.path}({name}=…) needs a number that the program knows. Received a value that only a run has.")
    return known


class Update(Expression):
    """What a weight becomes in one step of an update rule."""

    def __init__(self, optimizer, parameter):
        super().__init__(parameter.ndim, parameter.dtype)
        self.optimizer, self.parameter = optimizer, parameter

    def parents(self):
        options = [each for each in self.optimizer.bound.stated.values() if isinstance(each, Expression) and each is not self.optimizer.loss]
        return [self.optimizer.loss, *options]

    def act(self, run):
        return Value([int(n) for n in self.parameter.content.shape], self.dtype)


def rule(path):
    """A function of ``lasagne.updates`` that makes the updates of some weights."""

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        loss, clips, params = gradients_of(path, bound.values["loss_or_grads"], list(bound.values["params"]))
        made = Optimizer(bound, loss, clips)
        return OrderedDict((each, Update(made, each)) for each in params)

    call.__name__ = call.__qualname__ = path.rpartition(".")[2]
    call.__rosetta_path__ = path
    return call


def gradients_of(path, loss_or_grads, params):
    """The loss that gradients belong to, and what clipped them."""
    if any(not isinstance(each, SharedVariable) for each in params):
        raise ValueError("params must contain shared variables only. If it contains arbitrary parameter expressions, then lasagne.utils.collect_shared_vars() may help you.")
    for each in params:
        weight_of(each)
    if not isinstance(loss_or_grads, (list, tuple)):
        grad(loss_or_grads, params)
        return loss_or_grads, (), params
    if len(loss_or_grads) != len(params):
        raise ValueError(f"Got {len(loss_or_grads)} gradient expressions for {len(params)} parameters")
    strange = any(not isinstance(each, Gradient) or each.wrt is not weight for each, weight in zip(loss_or_grads, params))
    if strange or len({id(each.cost) for each in loss_or_grads}) != 1 or len({each.clips for each in loss_or_grads}) != 1:
        raise rosetta.UnknownCall(f"{path} of gradients that were changed other than by one clip of all (scaled, summed, of several losses) is not known here. Expected what theano.grad gave, clipped alike or not at all.")
    return loss_or_grads[0].cost, loss_or_grads[0].clips, params
