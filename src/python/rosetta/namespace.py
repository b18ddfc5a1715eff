"""The namespace a program runs in: a fresh ``__main__`` whose builtins tell us of imports and know dry arrays."""

import builtins
import functools
import random
import sys
import types

from . import cells, library, log, positions, slices
from .symbolic import Symbolic


def fresh():
    """A new ``__main__``; its globals."""
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    scope = vars(module)
    known = dict(vars(builtins))
    known.update(__import__=_import, sum=_sum, input=_input, display=print, range=_range())
    scope["__builtins__"] = known
    scope["__rosetta_magic__"] = cells.magic
    return scope


def _range():
    """``range`` for programs; ``isinstance(x, range)`` knows both."""

    class Meta(type):
        def __instancecheck__(cls, value):
            return isinstance(value, (slices.Range, range))

    return Meta("range", (slices.Range,), {"__doc__": range.__doc__})


def _import(name, globals=None, locals=None, fromlist=(), level=0):
    if level == 0:
        top = name.partition(".")[0]
        library.load(top)
        if library.folder_of(top) and top not in library.PLAIN and top not in log.recorder().imports:
            log.recorder().imports.append(top)
    return builtins.__import__(name, globals, locals, fromlist, level)


def _sum(values, /, start=0):
    """``sum`` that does not walk through the elements of an array without content."""
    if isinstance(values, Symbolic) and hasattr(values, "sum") and values.rosetta_constant is None:
        total = values.sum(0)
        return total if type(start) is int and start == 0 else start + total
    return builtins.sum(values, start)


def _input(prompt=""):
    raise EOFError("input() has nobody to ask: a notebook is read without its reader.")


def observe_seeds():
    """``random.seed`` called by a program is a setting of the recipe."""
    original = random.seed
    if hasattr(original, "__wrapped__"):
        return

    @functools.wraps(original)
    def seed(a=None, version=2):
        if positions.stack():
            log.ambient("random.seed", a if isinstance(a, (int, float, str, type(None))) else repr(a))
        return original(a, version)

    random.seed = seed
