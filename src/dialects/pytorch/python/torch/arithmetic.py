"""Arithmetic and comparison: operators, their reflected and in-place forms, and the functions of the same meaning."""

import rosetta

from . import dtypes
from .feeding import is_fed, mark_like
from .record import named, overwrite, said
from .shapes import broadcast
from .tensor import Parameter, Tensor


def _scalar(value):
    """A number that a tensor may meet: Python's, or one that knows itself to be one."""
    return isinstance(value, (int, float, bool)) or (hasattr(value, "__float__") and not hasattr(value, "__len__") and not isinstance(value, Tensor))


def _operand(value):
    """The other operand: a tensor, a number, or an array turned into a tensor."""
    if isinstance(value, Tensor) or _scalar(value):
        return value
    if isinstance(value, rosetta.Symbolic):
        from .creation import as_tensor

        return as_tensor(value)
    return NotImplemented


def _result_type(a, b, compares, divides):
    if compares:
        return dtypes.bool_
    tensors = [each for each in (a, b) if isinstance(each, Tensor)]
    kind = tensors[0].dtype if len(tensors) == 1 else dtypes.promote(a.dtype, b.dtype)
    for each in (a, b):
        if not isinstance(each, Tensor):
            kind = dtypes.of_number(each, kind)
    return dtypes.float32 if divides and not kind.is_floating_point else kind


_COMPARES = {"eq", "ne", "lt", "le", "gt", "ge"}


def combine(path, a, b, bound):
    """Says that two operands were combined element by element."""
    name = path.rpartition(".")[2]
    tensors = [each for each in (a, b) if isinstance(each, Tensor)]
    if len(tensors) == 2:
        _same_batch(a, b)
        _same_batch(b, a)
    shape = tensors[0].shape if len(tensors) == 1 else broadcast(a.shape, b.shape)
    result = said(path, bound, tensors, shape, _result_type(a, b, name in _COMPARES, name in ("truediv", "div", "divide", "true_divide")))
    result.rosetta_law = _law(name, a, b)
    return result


def _same_batch(value, computed):
    """Data that meets what a model computed has the same batch, as targets do in a loss written by hand."""
    if not is_fed(computed) and len(value.shape) == len(computed.shape) and computed.shape and isinstance(computed.shape[0], rosetta.BatchDim):
        mark_like(value, computed)


def _law(name, a, b):
    """The distribution of a drawn tensor that was scaled or shifted by a number."""
    drawn, number, reflected = (a, b, False) if isinstance(a, Tensor) else (b, a, True)
    if isinstance(number, Tensor) or drawn.rosetta_law is None or drawn.rosetta_law[0] not in ("normal", "uniform", "constant"):
        return None
    kind, *values = drawn.rosetta_law
    factor = {"mul": number, "multiply": number, "truediv": None if reflected else 1 / number, "div": None if reflected else 1 / number}.get(name)
    if factor is not None:
        scaled = [value * factor for value in values]
        return (kind, *(sorted(scaled) if kind == "uniform" else [scaled[0], abs(scaled[1])] if kind == "normal" else scaled))
    offset = {"add": number, "sub": None if reflected else -number}.get(name)
    if offset is None:
        return None
    return (kind, values[0] + offset, *(value + (offset if kind == "uniform" else 0) for value in values[1:]))


def changed_by_hand(parameter):
    """A weight that the program changes itself: before training it is an initialiser, after a ``backward()`` an update of its own."""
    from .grad import state

    if state().losses or state().used:
        raise rosetta.UnknownCall("Weights that the program updates by hand are not known here. Expected an optimiser of torch.optim and its step().")
    parameter.say_law(("given", "values that the program computes"))
    return parameter


def _operator(name):
    path = f"operator.{name}"

    def forward(self, other):
        other = _operand(other)
        return other if other is NotImplemented else combine(path, self, other, rosetta.bind(path, [self, other], {}))

    def reflected(self, other):
        other = _operand(other)
        return other if other is NotImplemented else combine(path, other, self, rosetta.bind(path, [other, self], {}))

    def in_place(self, other):
        if isinstance(self, Parameter):
            return changed_by_hand(self)
        made = forward(self, other)
        return made if made is NotImplemented else overwrite(self, made)

    return forward, reflected, in_place


for _name in ("add", "sub", "mul", "truediv", "floordiv", "pow", "mod"):
    _forward, _reflected, _in_place = _operator(_name)
    setattr(Tensor, f"__{_name}__", _forward)
    setattr(Tensor, f"__r{_name}__", _reflected)
    setattr(Tensor, f"__i{_name}__", _in_place)
for _name in ("eq", "ne", "lt", "le", "gt", "ge", "and_", "or_"):
    setattr(Tensor, f"__{_name.rstrip('_')}__", _operator(_name)[0])
Tensor.__hash__ = rosetta.Symbolic.__hash__


def _function(name):
    path = f"torch.{name}"

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        other = bound.values.get("other", bound.values.get("exponent"))
        return combine(path, bound.input, _operand(other), bound)

    return named(call, path)


add, sub, mul, div, pow = (_function(each) for each in ("add", "sub", "mul", "div", "pow"))
subtract, multiply, divide, true_divide = sub, mul, div, div
maximum, minimum, fmod, remainder = (_function(each) for each in ("maximum", "minimum", "fmod", "remainder"))
eq, ne, lt, le, gt, ge = (_function(each) for each in ("eq", "ne", "lt", "le", "gt", "ge"))


def _in_place(call):
    def changed(self, *args, **kwargs):
        if isinstance(self, Parameter):
            return changed_by_hand(self)
        return overwrite(self, call(self, *args, **kwargs))

    return changed


for _name in ("add", "sub", "mul", "div", "pow", "subtract", "multiply", "divide", "maximum", "minimum", "fmod", "remainder", "eq", "ne", "lt", "le", "gt", "ge"):
    setattr(Tensor, _name, globals()[_name])
for _name in ("add", "sub", "mul", "div", "pow"):
    setattr(Tensor, f"{_name}_", _in_place(globals()[_name]))


def _unary(name, dtype=None):
    path = f"operator.{name}"

    def call(self):
        return said(path, rosetta.bind(path, [self], {}), [self], self.shape, dtype)

    return call


Tensor.__neg__ = _unary("neg")
Tensor.__abs__ = _unary("abs")
Tensor.__invert__ = _unary("invert")
Tensor.__pos__ = lambda self: self
