"""``mx.sym``: operators that draw a graph."""

import rosetta

from .. import _elementwise, _layers, _norms, _outputs, _recurrent, _reducing, _shaping, _symbol_arithmetic  # noqa: F401
from .._operators import TABLE
from .._drawing import on_symbols
from .._symbol import Group, Symbol, Variable

var = Variable
for _name in list(TABLE):
    if "." not in _name:
        globals()[_name] = on_symbols(_name)
# Operators that are methods, too.
for _name in ("reshape", "flatten", "transpose", "expand_dims", "squeeze", "swapaxes", "sum", "mean", "max", "min", "argmax", "slice_axis", "clip", "abs", "sign", "exp", "log", "sqrt", "rsqrt", "square", "relu", "sigmoid", "tanh", "softmax", "log_softmax", "one_hot", "pick", "pad", "split", "tile", "norm"):
    if _name in TABLE:
        setattr(Symbol, _name, globals()[_name])


def _astype(self, dtype):
    return globals()["Cast"](self, dtype=dtype)


def _reshaped(self, *shape, **kwargs):
    if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
        shape = shape[0]
    return globals()["Reshape"](self, shape=tuple(shape) or kwargs.pop("shape"), **kwargs)


Symbol.astype, Symbol.reshape = _astype, _reshaped
load = lambda *args, **kwargs: rosetta.unknown("mxnet.symbol.load", ["a symbol that the program builds"])  # noqa: E731
zeros = lambda *args, **kwargs: rosetta.unknown("mxnet.symbol.zeros", ["zeros_like"])  # noqa: E731

_missing = rosetta.attribute_hook("mxnet.symbol")


def __getattr__(name):
    return _missing(name)


__all__ = ["Group", "Symbol", "Variable", "var", *(name for name in TABLE if "." not in name)]
