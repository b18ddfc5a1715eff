"""The outermost call of a link: recorded in training and in evaluation mode."""

import contextlib
import functools
import io

import rosetta
from rosetta import BatchDim

from ._fed import fed
from ._record import is_array, is_fed
from ._rows import gathered, rows
from ._state import state
from .configuration import config, using_config
from .variable import Variable


def arrays_in(value):
    """All arrays and variables in nested tuples, lists and dicts; a list of a batch's examples is that batch."""
    whole = gathered(value)
    if whole is not None:
        return [whole]
    if is_array(value):
        return [value]
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return [one for each in value for one in arrays_in(each)]
    return []


def in_both_modes(function):
    """A link's method, recorded in both modes when the program calls it from outside any other."""

    @functools.wraps(function)
    def call(self, *args, **kwargs):
        if rosetta.recorder().current_trace or "_known" not in self.__dict__:
            return function(self, *args, **kwargs)
        return _both(self, function, args, kwargs)

    return call


def _both(self, function, args, kwargs):
    inputs = arrays_in([args, kwargs])
    mark_batch(inputs)
    args, kwargs = tuple(map(_given, args)), {name: _given(each) for name, each in kwargs.items()}
    self.say_names()
    mode, links = bool(config.train), list(self.links())
    before = [(each, dict(vars(each))) for each in links]
    state().inputs = inputs
    after = before
    try:
        result, first = _traced(self, function, inputs, args, kwargs, mode, None)
        after = [(each, dict(vars(each))) for each in links]
        _restore(before)
        with contextlib.redirect_stdout(io.StringIO()), using_config("train", not mode), _quiet():
            _traced(self, function, inputs, args, kwargs, not mode, first)
    finally:
        _restore(after)
        state().inputs = []
    self.say_names()
    return result


def _given(value):
    """An argument of a model call, whose operators are recorded."""
    whole = gathered(value)
    return fed(value) if whole is None else rows(fed(whole))


@contextlib.contextmanager
def _quiet():
    """The second recording reports nothing to the program's reporters."""
    from .reporter import silence

    with silence():
        yield


def _traced(self, function, inputs, args, kwargs, training, twin):
    with rosetta.trace(self, "training" if training else "evaluation", inputs, twin) as entry:
        result = function(self, *args, **kwargs)
        entry["outputs"] = [each.rosetta_id for each in arrays_in(result) if isinstance(each, Variable)]
    return result, entry["id"]


def _restore(contents):
    for each, content in contents:
        vars(each).clear()
        vars(each).update(content)


def mark_target(value):
    """An array of no data set that first appears beside what a model computed is the truth, as targets are in a loss."""
    source = getattr(value, "rosetta_source", None)
    if not is_fed(value) or source is None or source["dataset"] is not None or source["pass"] is not None:
        return
    if any(value.rosetta_id in call["inputs"] for call in rosetta.recorder().calls):
        return
    for each in (value, getattr(value, "_array", None)):
        if each is not None:
            each.rosetta_source = {**source, "part": "targets"}


def mark_batch(inputs):
    """The first axis of what is fed is the batch: what is not known as one yet becomes one."""
    for each in inputs:
        mark_like(each, inputs[0])


def mark_like(value, first):
    """Makes the first axis of a fed array the batch, where it is as long as that of ``first``."""
    if not is_fed(value) or not value.shape or not first.shape or any(isinstance(n, BatchDim) for n in value.shape):
        return
    batched = is_fed(first) or isinstance(first.shape[0], BatchDim)
    if not batched or int(value.shape[0]) != int(first.shape[0]):
        return
    factor = first.shape[0].factor if isinstance(first.shape[0], BatchDim) else 1
    shape = (BatchDim(int(value.shape[0]), factor), *value._shape[1:])
    value._shape = shape
    if isinstance(value, Variable):
        value._array._shape = shape
