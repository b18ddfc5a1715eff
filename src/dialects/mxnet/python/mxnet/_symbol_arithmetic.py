"""Python's arithmetic of symbols, and their methods that are operators."""

from ._operators import TABLE
from ._state import auto_name
from ._drawing import on_symbols
from ._symbol import Symbol, drawn, symbol_of


def combine(name, a, b=None):
    """A node for one of Python's operators; numbers stand as they are."""
    operator = TABLE[f"operator.{name}"]
    given = {"a": a} if b is None else {"a": a, "b": b}
    inputs = [symbol_of(each, key, operator.path) for key, each in given.items() if isinstance(each, Symbol)]
    numbers = {key: float(each) if not isinstance(each, int) else each for key, each in given.items() if not isinstance(each, Symbol)}
    hint = operator.hint + ("scalar" if numbers else "")
    marked = {key: numbers.get(key, Operand()) for key in given}
    return drawn(operator, operator.path, auto_name(hint), marked, marked, inputs, {})


class Operand:
    """Stands for a symbol among the arguments of a call."""


def _method(name, reflected=False):
    def method(self, other):
        if not isinstance(other, (Symbol, int, float)):
            return NotImplemented
        return combine(name, other, self) if reflected else combine(name, self, other)

    return method


for _name in ("add", "sub", "mul", "truediv", "pow"):
    setattr(Symbol, f"__{_name}__", _method(_name))
    setattr(Symbol, f"__r{_name}__", _method(_name, True))
for _name in ("eq", "ne", "lt", "le", "gt", "ge"):
    setattr(Symbol, f"__{_name}__", _method(_name))
Symbol.__neg__ = lambda self: on_symbols("negative")(self)
Symbol.__abs__ = lambda self: on_symbols("abs")(self)
Symbol.__hash__ = object.__hash__
