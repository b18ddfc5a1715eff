"""Python's operators and the methods of expressions; importing this module gives them to ``Expression``."""

import rosetta

from . import elementwise as e
from . import reductions as r
from . import shaping as s
from .expression import Expression
from .gradients import clip_of
from .indexing import getitem
from .products import dot


def _left(call):
    return lambda self, other: call(self, other)


def _right(call):
    return lambda self, other: call(other, self)


for _name, _call in {"add": e.add, "sub": e.sub, "mul": e.mul, "pow": e.pow, "truediv": e.true_div, "floordiv": e.int_div, "mod": e.mod, "and": e.and_, "or": e.or_, "matmul": dot}.items():
    setattr(Expression, f"__{_name}__", _left(_call))
    setattr(Expression, f"__r{_name}__", _right(_call))
for _name, _call in {"lt": e.lt, "gt": e.gt, "le": e.le, "ge": e.ge}.items():
    setattr(Expression, f"__{_name}__", _left(_call))
Expression.__neg__ = lambda self: e.neg(self)
Expression.__abs__ = lambda self: e.abs_(self)
Expression.__getitem__ = getitem
Expression.shape = property(s.shape_vector)
Expression.size = property(lambda self: s.Derived([self], lambda value: rosetta.product(value.shape)))
Expression.T = property(s.transpose)


def _length(self):
    raise TypeError("object of type 'TensorVariable' has no len()")


def _walked(self):
    raise TypeError("TensorType does not support iteration. Maybe you are using builtin.sum instead of theano.tensor.sum? (Maybe .max?)")


Expression.__len__, Expression.__iter__ = _length, _walked
for _name in ("sum", "prod", "mean", "var", "std", "max", "min", "any", "all", "argmax", "argmin"):
    setattr(Expression, _name, (lambda call: lambda self, *args, **kwargs: call(self, *args, **kwargs))(getattr(r, _name)))
Expression.argsort = lambda self, axis=-1, kind="quicksort", order=None: r.argsort(self, axis)
Expression.flatten = lambda self, ndim=1: s.flatten(self, ndim)
Expression.ravel = lambda self: s.flatten(self)
Expression.dimshuffle = s.dimshuffle
Expression.swapaxes = s.swapaxes
Expression.dot = dot
Expression.clip = lambda self, a_min, a_max: clip(self, a_min, a_max)
Expression.astype = lambda self, dtype: e.cast(self, dtype)
Expression.copy = lambda self, name=None: self
Expression.nonzero = lambda self, return_matrix=False: _unknown("nonzero")


def _reshape(self, shape, ndim=None):
    return s.reshape(self, shape, ndim)


def _transpose(self, *axes):
    return s.transpose(self, (axes[0] if len(axes) == 1 and isinstance(axes[0], (list, tuple)) else axes) or None)


def _norm(self, L, axis=None, keepdims=False):
    if L == 1:
        return r.sum(e.abs_(self), axis=axis, keepdims=keepdims)
    if L == 2:
        return e.sqrt(r.sum(e.sqr(self), axis=axis, keepdims=keepdims))
    return _unknown(f"norm(L={L})")


def _unknown(what):
    raise rosetta.UnknownCall(f"theano.tensor.TensorVariable.{what} is not known here. Write it with functions of theano.tensor that are known, or leave it out.")


def _eval(self, inputs_to_values=None):
    from .function import function

    values = inputs_to_values or {}
    return function(list(values), self)(*values.values())


def clip(x, min, max):  # noqa: A002
    """Values kept within bounds."""
    clipped = clip_of(x, min, max)
    return e.clip(x, min, max) if clipped is None else clipped


clip.__rosetta_path__ = "theano.tensor.clip"
Expression.reshape, Expression.transpose, Expression.norm, Expression.eval = _reshape, _transpose, _norm, _eval
