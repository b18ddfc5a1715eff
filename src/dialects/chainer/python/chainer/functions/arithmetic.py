"""Sums, products and powers of variables: Python's operators, and the functions of the same meaning."""

import numpy
import rosetta

from .. import _shapes
from .._record import floats, function, is_array, is_fed, named, need, said
from ..variable import Variable


def _number(value):
    return isinstance(value, (int, float)) or (isinstance(value, numpy.ndarray) and not value.shape and value.rosetta_constant is not None)


def _mark(value, computed):
    """Data that meets what a model computed has the same batch, as targets do in a loss written by hand."""
    from .._both import mark_like, mark_target

    if not is_fed(computed) and computed.shape and isinstance(computed.shape[0], rosetta.BatchDim) and len(value.shape) == len(computed.shape):
        mark_like(value, computed)
        if not rosetta.recorder().current_trace:
            mark_target(value)


def combine(path, a, b, bound):
    """Says that two operands were combined element by element; a number may stand for one of them."""
    given = [each for each in (a, b) if not _number(each)]
    for each in given:
        floats(need(each, "x", path), "x", path)
    if len(given) == 2:
        _mark(a, b)
        _mark(b, a)
    shape = given[0].shape if len(given) == 1 else _shapes.broadcast(a.shape, b.shape, path)
    return said(path, bound, given, shape)


def _operator(name):
    path = f"operator.{name}"

    def forward(self, other):
        return combine(path, self, other, rosetta.bind(path, [self, other], {})) if is_array(other) or _number(other) else NotImplemented

    def reflected(self, other):
        return combine(path, other, self, rosetta.bind(path, [other, self], {})) if is_array(other) or _number(other) else NotImplemented

    return forward, reflected


for _name in ("add", "sub", "mul", "truediv", "pow"):
    _forward, _reflected = _operator(_name)
    setattr(Variable, f"__{_name}__", _forward)
    setattr(Variable, f"__r{_name}__", _reflected)
Variable.__floordiv__ = lambda self, other: rosetta.unknown("operator.floordiv")
Variable.__matmul__ = lambda self, other: matmul(self, other)
Variable.__neg__ = lambda self: said("operator.neg", rosetta.bind("operator.neg", [self], {}), [self], self.shape)
Variable.__abs__ = lambda self: absolute(self)
Variable.__hash__ = rosetta.Symbolic.__hash__


def add(*xs):
    """The sum of arrays, from left to right."""
    total = xs[0] if isinstance(xs[0], Variable) or len(xs) == 1 else Variable(xs[0])
    for each in xs[1:]:
        total = total + each
    return total


def _binary(name, parameters):
    path = f"chainer.functions.{name}"

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        return combine(path, *(bound.values[each] for each in parameters), bound)

    return named(call, path)


maximum, minimum = _binary("maximum", ("x1", "x2")), _binary("minimum", ("x1", "x2"))
for _name in ("exp", "log", "sqrt", "rsqrt", "square", "sign", "sin", "cos", "clip"):
    globals()[_name] = function(f"chainer.functions.{_name}")


def absolute(self):
    """The distance from zero."""
    path = "chainer.functions.absolute"
    floats(need(self, "x", path), "x", path)
    return said(path, rosetta.bind(path, [self], {}), [self], self.shape)


def _product_shape(a, b, path):
    _shapes.expect(len(a) >= 2 and len(b) >= 2, path, "matrices", f"{_shapes.written(a)} and {_shapes.written(b)}")
    _shapes.expect(int(a[-1]) == int(b[-2]), path, "inner sizes that agree", f"{_shapes.written(a)} and {_shapes.written(b)}")
    return (*_shapes.broadcast(a[:-2], b[:-2], path), a[-2], b[-1])


def matmul(a, b, transa=False, transb=False):
    """The product of matrices; ``transa`` and ``transb`` exchange the last two axes first."""
    from .array import swapaxes

    path = "chainer.functions.matmul"
    a, b = swapaxes(a, -1, -2) if transa else a, swapaxes(b, -1, -2) if transb else b
    for each, name in ((a, "a"), (b, "b")):
        floats(need(each, name, path), name, path)
    return said(path, rosetta.bind(path, [a, b], {}), [a, b], _product_shape(a.shape, b.shape, path))


batch_matmul = matmul
named(matmul, "chainer.functions.matmul")


def _reduction(name, any_type=False):
    path = f"chainer.functions.{name}"

    def shape(bound):
        if bound.values.get("weights") is not None:
            raise rosetta.UnknownCall(f"{path}(weights=…) is not known here: a plain mean is modelled.")
        return _shapes.reduced(bound.x.shape, _shapes.axes(bound.axis, len(bound.x.shape), path), bound.values.get("keepdims", False))

    return function(path, shape)


for _name in ("sum", "mean", "average", "max", "min", "logsumexp"):
    globals()[_name] = _reduction(_name)
argmax, argmin = function("chainer.functions.argmax", lambda b: _shapes.reduced(b.x.shape, _shapes.axes(b.axis, len(b.x.shape), "chainer.functions.argmax"), False), numpy.dtype("int32")), None
mean = globals()["average"]
