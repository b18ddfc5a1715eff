"""Operators on each element alone, and on two arrays element by element; Python's arithmetic of NDArrays."""

import rosetta

from . import _shapes as shapes
from ._operators import Operator, on_arrays, perform, TABLE
from ._state import state
from ._tensor import NDArray, Weight, follow, is_fed, mark_like, overwrite
from numpy import provenance

_same = lambda v, data, *_: data  # noqa: E731
for _name in ("relu", "sigmoid", "tanh", "softsign", "hard_sigmoid", "exp", "log", "sqrt", "rsqrt", "square", "abs", "negative", "sign", "sin", "cos", "identity", "BlockGrad", "zeros_like", "ones_like"):
    Operator(_name, _same)
Operator("Activation", _same, required=("act_type",))
Operator("clip", _same, required=("a_min", "a_max"))
for _name in ("softmax", "log_softmax", "SoftmaxActivation"):
    Operator(_name, _same)


def _leaky(v, data, *_):
    return {"gamma": (int(data[1]) if len(data) > 1 else 1,)} if v.act_type == "prelu" else {}


def say_selu():
    """MXNet's gradient of SELU is not the function's: executed in 1.9.1 (truth.json, behaviours.selu)."""
    rosetta.note("not modelled", "MXNet walks back through SELU by λ·(α + y) where its answer y is negative; the true derivative, which comparison and training use, is λ·α + y.")


def say_slopes():
    """In a graph, PReLU is computed in place, over the input that its gradient needs: executed in 1.9.1 (truth.json, behaviours.slopes)."""
    rosetta.note("not modelled", "In a graph (a symbol, a hybridized block) MXNet multiplies the gradient of PReLU's slope by the slope itself, where another layer stands before it; comparison and training use the true gradient, which MXNet gives outside a graph.")


def _leaky_part(v):
    if v.act_type == "rrelu":
        raise rosetta.UnknownCall("LeakyReLU(act_type='rrelu') is not known here: slopes drawn at random are not modelled.")
    if v.act_type == "selu":
        say_selu()
    return ".prelu" if v.act_type == "prelu" else ""


Operator("LeakyReLU", _same, weights=_leaky, roles=("gamma",), follows_mode=True, part=_leaky_part, in_graph=lambda v: v.act_type == "prelu" and say_slopes())


def _cast_to(v, given):
    from ._tensor import dtype_name

    return dtype_name(v.dtype)


for _name in ("Cast", "cast"):
    Operator(_name, _same, dtype=_cast_to, required=("dtype",))


def _both(v, lhs, rhs):
    return shapes.broadcast(lhs, rhs, "broadcast")


def _equal(v, lhs, rhs):
    if tuple(map(int, lhs)) != tuple(map(int, rhs)):
        from ._state import MXNetError

        raise MXNetError(f"Check failed: Incompatible attr in node at 1-th input: expected {shapes.written(lhs)}, got {shapes.written(rhs)}")
    return lhs


for _name in ("add", "plus", "sub", "minus", "mul", "div", "power", "maximum", "minimum"):
    Operator(f"broadcast_{_name}", _both, inputs=("lhs", "rhs"))
for _name in ("add", "sub", "mul", "div"):
    Operator(f"elemwise_{_name}", _equal, inputs=("lhs", "rhs"))
for _name in ("add_n", "ElementWiseSum"):
    Operator(_name, lambda v, *many: many[0], variadic=True)

_ARITHMETIC = {"add": "_plus", "sub": "_minus", "mul": "_mul", "truediv": "_div", "pow": "_power"}
_COMPARE = ("eq", "ne", "lt", "le", "gt", "ge")
for _name, _hint in {**_ARITHMETIC, **{each: f"_{each}" for each in _COMPARE}}.items():
    Operator(f"operator.{_name}", lambda v, *both: both[0] if len(both) == 1 else shapes.broadcast(*both, "broadcast"), inputs=("a", "b"), hint=_hint, path=f"operator.{_name}")
for _name in ("neg", "abs"):
    Operator(f"operator.{_name}", _same, inputs=("a",), hint=f"_{_name}", path=f"operator.{_name}")


def combine(name, a, b):
    """Two arrays, or an array and a number, under one of Python's operators."""
    path = f"operator.{name}"
    arrays = [each for each in (a, b) if isinstance(each, NDArray)]
    if len(arrays) == 2:
        for one, other in ((a, b), (b, a)):
            if is_fed(one) and not is_fed(other) and len(one.shape) == len(other.shape):
                mark_like(one, other)
    if len(arrays) == 1 and is_fed(arrays[0]) and not state().recording and not rosetta.recorder().current_trace:
        return _prepared(name, a, b, arrays[0])
    said = {key: value for key, value in (("a", a), ("b", b))}
    made = perform(TABLE[path], path, said, {}, arrays, {}, where=None) if state().quiet else _said(path, said, arrays)
    return made


def _said(path, said, arrays):
    shape = arrays[0].shape if len(arrays) == 1 else shapes.broadcast(arrays[0].shape, arrays[1].shape, "broadcast")
    out = NDArray(shape, arrays[0]._dtype)
    follow([out], arrays, path)
    rosetta.apply(path, arrays, rosetta.Bound(path, said, said), [out])
    return out


def _prepared(name, a, b, array):
    """Data scaled or shifted by a number before a model sees it."""
    number, left = (b, True) if isinstance(a, NDArray) else (a, False)
    source = array.rosetta_source
    if name in ("add", "sub") and left or name == "add":
        source = provenance.shifted(source, number if name == "add" else -number)
    elif name == "mul" or (name == "truediv" and left):
        source = provenance.scaled(source, number if name == "mul" else 1 / number)
    else:
        source = provenance.lost(source, f"operator.{name}")
    return NDArray(array.shape, array._dtype, source)


def _other(value):
    if isinstance(value, (NDArray, int, float)) and not isinstance(value, bool):
        return value
    if isinstance(value, rosetta.Symbolic) and not value.shape:
        return float(value)
    return NotImplemented


def _method(name):
    def forward(self, other):
        other = _other(other)
        return other if other is NotImplemented else combine(name, self, other)

    def reflected(self, other):
        other = _other(other)
        return other if other is NotImplemented else combine(name, other, self)

    def in_place(self, other):
        if isinstance(self, Weight):
            raise rosetta.UnknownCall("Weights that the program updates by hand are not known here. Expected gluon.Trainer and its step().")
        made = forward(self, other)
        return made if made is NotImplemented else overwrite(self, made)

    return forward, reflected, in_place


for _name in _ARITHMETIC:
    _forward, _reflected, _in_place = _method(_name)
    setattr(NDArray, f"__{_name}__", _forward)
    setattr(NDArray, f"__r{_name}__", _reflected)
    setattr(NDArray, f"__i{_name}__", _in_place)
for _name in _COMPARE:
    setattr(NDArray, f"__{_name}__", _method(_name)[0])
NDArray.__neg__ = lambda self: on_arrays("negative")(self)
NDArray.__abs__ = lambda self: on_arrays("abs")(self)
NDArray.__hash__ = rosetta.Symbolic.__hash__
