"""How a function of Theano's is drawn: bind by its signature, say how many axes the result has and what it makes."""

import rosetta
from rosetta import Symbolic

from .expression import Call, Expression, as_expression
from .shapes import broadcast, shape_of
from .values import Made, common, type_of


def number_of(value):
    """A number that the program knows; None for a tensor."""
    if not isinstance(value, Symbolic):
        return value
    known = value.rosetta_constant
    return known[0] if known is not None and not value.shape else None


def named(call, path):
    """Gives a function the name and path that messages and recordings show."""
    call.__name__ = call.__qualname__ = path.rpartition(".")[2]
    call.__rosetta_path__ = path
    return call


def typed(operands, dtype=None):
    """The type of a result, by its expressions."""
    return dtype or common(*(each.dtype if isinstance(each, Expression) else type_of(each) for each in operands))


def elementwise(path, compute, names=("a", "b"), dtype=None):
    """A function of one or two operands, element by element; of numbers alone it is worked out at once."""

    def rule(given):
        operands = [given[name] for name in names]
        numbers = [number_of(each) for each in operands]
        if all(each is not None for each in numbers):
            return compute(*numbers)
        kinds = [type_of(each) for each in operands]
        return Made(broadcast([shape_of(each) for each in operands], path), dtype or common(*kinds))

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        bound.values.update({name: plain(bound.values[name]) for name in names})
        bound.stated.update({name: bound.values[name] for name in names})
        operands = [bound.values[name] for name in names]
        if not any(isinstance(each, Expression) for each in operands):
            bound.values[names[0]] = bound.stated[names[0]] = as_expression(operands[0])
        ndim = max(each.ndim if isinstance(each, Expression) else 0 for each in operands)
        return Call(path, bound, rule, ndim, typed(operands, dtype), broadcastable=_pattern(operands, ndim))

    return named(call, path)


def plain(value):
    """An operand: an expression, or a number."""
    if isinstance(value, (bool, int, float)) or isinstance(value, Expression):
        return value
    if isinstance(value, Symbolic) and number_of(value) is not None:
        return number_of(value)
    return as_expression(value)


def _pattern(operands, ndim):
    patterns = [each.broadcastable if isinstance(each, Expression) else () for each in operands]
    padded = [(True,) * (ndim - len(each)) + tuple(each) for each in patterns]
    return [all(column) for column in zip(*padded)] if ndim else []


def function(path, rule, ndim, inputs, dtype=None):
    """A function of tensors: ``ndim(bound)`` axes; ``rule(given)`` says what a run makes."""

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        for name in inputs:
            value = bound.values[name]
            bound.values[name] = bound.stated[name] = [as_expression(each) for each in value] if isinstance(value, (list, tuple)) else as_expression(value)
        first = bound.values[inputs[0]]
        kind = typed(first if isinstance(first, list) else [first], dtype(bound) if callable(dtype) else dtype)
        return Call(path, bound, rule, ndim(bound), kind)

    return named(call, path)
