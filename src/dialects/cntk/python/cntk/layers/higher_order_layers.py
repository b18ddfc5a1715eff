"""Sequential, For, ResNetBlock, SequentialClique: functions made of functions."""

import inspect

from .._written import function_of
from ..ops.functions import Function, as_function


class _Chain(Function):
    """Functions one after another; a tuple among them is applied side by side."""

    def __init__(self, layers, name=""):
        self.layers, self.name = [_ready(each) for each in layers], name

    def build(self, *x):
        for each in self.layers:
            if isinstance(each, tuple):
                x = tuple(as_function(one(*x)) for one in each)
            else:
                made = as_function(each(*x))
                x = made if isinstance(made, tuple) else (made,)
        return x if len(x) > 1 else x[0]

    @property
    def parameters(self):
        flat = [one for each in reversed(self.layers) for one in (each if isinstance(each, tuple) else (each,))]
        return tuple(one for each in flat for one in each.parameters)

    def __getitem__(self, i):
        return self.layers[i]


def _ready(value):
    """A part of a chain as a function; lists are chains of their own."""
    if isinstance(value, tuple):
        return tuple(_ready(each) for each in value)
    if isinstance(value, list):
        return _Chain(value)
    return value if isinstance(value, Function) else function_of(value)


def Sequential(layers, name=""):
    """Functions one after another."""
    return _Chain(layers, name) if isinstance(layers, list) else _ready(layers)


Sequential.__rosetta_path__ = "cntk.layers.Sequential"


def For(what_range, constructor, name=""):
    """What a function makes of each number of a range, one after another."""
    takes = len(inspect.signature(constructor).parameters) > 0
    return _Chain([constructor(i) if takes else constructor() for i in what_range], name)


def ResNetBlock(f, name=""):
    """A function, and its input added to what it gives."""
    inner = _ready(f)
    return _Sum(inner)


class _Sum(Function):
    def __init__(self, inner):
        self.inner = inner

    def build(self, x):
        return self.inner(x) + x

    parameters = property(lambda self: self.inner.parameters)


def SequentialClique(functions, name=""):
    """Each function on the sum of the input and of what those before it gave."""
    parts = [_ready(each) for each in functions]

    def clique(x):
        for each in parts:
            out = each(x)
            x = x + out
        return out

    return function_of(clique, name)
