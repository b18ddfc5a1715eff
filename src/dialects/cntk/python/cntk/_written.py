"""Functions that the program writes in Python: drawn once, used again with the same weights."""

import inspect

import rosetta

from ._graph import redrawn
from .ops.functions import Drawn, Function, as_function
from .variables import Variable


class Written(Function):
    """A Python function of variables. Layers that it makes inside are made once, as CNTK makes them."""

    def __init__(self, f, name="", inputs=None):
        if isinstance(f, (list, tuple)):
            raise rosetta.UnknownCall("cntk.Function of a tuple is not known here. Expected a Python function.")
        self.f, self.name, self.first = f, name or getattr(f, "__name__", ""), None
        self.__name__ = getattr(f, "__name__", "")

    def build(self, *args, **kwargs):
        given = [_variable(each) for each in args]
        if self.first is not None and not kwargs and len(given) == len(self.first[0]):
            before, outputs, single = self.first
            made = redrawn(outputs, list(zip(before, given)))
            return made[0] if single else tuple(made)
        made = self.f(*args, **kwargs)
        outputs = [made] if not isinstance(made, (tuple, list)) else list(made)
        outputs = [_variable(each) for each in outputs]
        if all(isinstance(each, Variable) for each in (*given, *outputs)) and not kwargs:
            self.first = given, outputs, not isinstance(made, (tuple, list))
        return made

    @property
    def parameters(self):
        if self.first is None:
            return tuple(one for each in _closed_over(self.f) for one in each.parameters)
        return Drawn(self.first[1]).parameters

    @property
    def arguments(self):
        return Drawn(self.first[1]).arguments if self.first else ()


def _variable(value):
    return value.rosetta_output() if hasattr(value, "rosetta_output") else value


def _closed_over(f):
    """The layers that a function uses from outside."""
    found = inspect.getclosurevars(f) if inspect.isfunction(f) else None
    values = [*found.nonlocals.values(), *found.globals.values()] if found else []
    return [each for each in values if isinstance(each, Function)]


def function_of(f, name=""):
    """A Python function as one of CNTK's."""
    return Written(f, name)


def with_signature(*args, **kwargs):
    """A decorator that draws a function at once, on inputs of the types given."""
    from .layers.typing import input_of

    def draw(f):
        names = list(inspect.signature(f).parameters)
        types = [*args, *(kwargs[name] for name in names[len(args):])]
        made = as_function(f(*(input_of(kind, name) for kind, name in zip(types, names))))
        return Drawn([each.output for each in made]) if isinstance(made, tuple) else made

    return draw
