"""Operations element by element: shapes by broadcasting, types by promotion, values where both are known."""

import math
import operator

from rosetta import BatchDim, Symbolic, product

from . import provenance
from .arrays import KEPT, coerce, like, ndarray
from .dtypes import bool_, float32, float64, int64, promote, with_python
from .dtypes import dtype as as_dtype


def broadcast_shapes(*shapes):
    """The shape that all broadcast to. A batch dimension stays one."""
    size = max((len(shape) for shape in shapes), default=0)
    result = []
    for axis in range(-size, 0):
        dims = [shape[axis] for shape in shapes if len(shape) >= -axis]
        wide = [n for n in dims if int(n) != 1] or dims[:1]
        if any(int(n) != int(wide[0]) for n in wide):
            told = " ".join("(" + ",".join(str(int(n)) for n in shape) + ")" for shape in shapes)
            raise ValueError(f"operands could not be broadcast together with shapes {told}")
        result.append(next((n for n in wide if isinstance(n, BatchDim)), wide[0]))
    return tuple(result)


def places(shape, to):
    """For each element of the broadcast shape, its place in an array of the given shape."""
    stride, steps = 1, []
    for n in reversed(shape):
        steps.append(0 if int(n) == 1 else stride)
        stride *= int(n)
    steps = [0] * (len(to) - len(shape)) + steps[::-1]
    at = [0]
    for n, step in zip(to, steps):
        at = [base + i * step for base in at for i in range(int(n))]
    return at


def operand(value):
    """An array or a Python number to compute with; None for what numpy leaves to the other side."""
    if isinstance(value, (ndarray, bool, int, float, complex)):
        return value
    if isinstance(value, Symbolic):
        return None
    if isinstance(value, (list, tuple, range)):
        from .creation import array

        return array(value)
    return None


def result_type(values):
    arrays = [each.dtype for each in values if isinstance(each, ndarray)]
    numbers = [each for each in values if not isinstance(each, ndarray)]
    if not arrays:
        from .dtypes import of_python

        arrays = [of_python(numbers.pop())]
    kind = arrays[0]
    for each in arrays[1:]:
        kind = promote(kind, each)
    for each in numbers:
        kind = with_python(kind, each)
    return kind


def _known(values, shape):
    if int(product(shape)) > KEPT:
        return None
    columns = []
    for each in values:
        if not isinstance(each, ndarray):
            columns.append([each] * int(product(shape)))
            continue
        known = each.rosetta_constant
        if known is None:
            return None
        columns.append([known[i] for i in places(each.shape, shape)])
    return columns


def compute(function, values, kind, source=None):
    """The result of a function on elements."""
    shape = broadcast_shapes(*(each.shape for each in values if isinstance(each, ndarray)))
    columns = _known(values, shape)
    made = ndarray(shape, kind, source, None if columns is None else _values(function, columns, as_dtype(kind)))
    whole = next((each for each in values if isinstance(each, ndarray) and each.shape == shape), None)
    return like(whole, made) if whole is not None else made


def _values(function, columns, kind):
    made = []
    for row in zip(*columns):
        try:
            made.append(coerce(function(*row), kind))
        except (ZeroDivisionError, ValueError, OverflowError):
            made.append(float("nan") if kind.kind == "f" else 0)
    return made


def _source(name, left, right):
    """How arithmetic with a number changes an array of a data set."""
    array, other = (left, right) if getattr(left, "rosetta_source", None) else (right, left)
    source = getattr(array, "rosetta_source", None)
    if source is None:
        return None
    number = _number(other)
    if number is not None and (array is left or name in ("add", "multiply")):
        if name in ("add", "subtract"):
            return provenance.shifted(source, number if name == "add" else -number)
        if name in ("multiply", "divide") and number:
            return provenance.scaled(source, number if name == "multiply" else 1 / number)
    return provenance.lost(source, f"numpy.{name} with something that is no known number")


def _number(value):
    if isinstance(value, ndarray):
        known = value.rosetta_constant
        return float(known[0]) if known is not None and len(known) == 1 else None
    return float(value) if isinstance(value, (int, float)) else None


def _divided(kind):
    return kind if kind.kind in "fc" else as_dtype(float64)


_ARITHMETIC = {
    "add": operator.add, "subtract": operator.sub, "multiply": operator.mul, "divide": operator.truediv,
    "floor_divide": operator.floordiv, "mod": operator.mod, "power": operator.pow,
    "maximum": max, "minimum": min, "bitwise_and": operator.and_, "bitwise_or": operator.or_, "bitwise_xor": operator.xor,
}
_COMPARISON = {
    "equal": operator.eq, "not_equal": operator.ne, "less": operator.lt, "less_equal": operator.le,
    "greater": operator.gt, "greater_equal": operator.ge,
    "logical_and": lambda a, b: bool(a and b), "logical_or": lambda a, b: bool(a or b), "logical_xor": lambda a, b: bool(a) != bool(b),
}
_FLOATING = {
    "exp": math.exp, "log": math.log, "log2": math.log2, "log10": math.log10, "log1p": math.log1p, "expm1": math.expm1, "sqrt": math.sqrt,
    "sin": math.sin, "cos": math.cos, "tan": math.tan, "tanh": math.tanh, "arctan": math.atan, "sinh": math.sinh, "cosh": math.cosh,
    "floor": math.floor, "ceil": math.ceil, "rint": round,
}
_SAME = {"negative": operator.neg, "absolute": abs, "square": lambda a: a * a, "sign": lambda a: (a > 0) - (a < 0), "positive": operator.pos}
_TESTS = {"isnan": lambda a: a != a, "isinf": lambda a: abs(a) == math.inf, "isfinite": lambda a: abs(a) < math.inf, "logical_not": operator.not_}


def binary(name):
    """The function of two arrays of that name."""
    function = _ARITHMETIC.get(name) or _COMPARISON[name]

    def call(a, b, out=None, dtype=None):
        left, right = operand(a), operand(b)
        if left is None or right is None:
            raise TypeError(f"numpy.{name} expected arrays or numbers. Received {type(a).__name__} and {type(b).__name__}.")
        return _binary(name, function, left, right, dtype)

    call.__name__ = call.__qualname__ = name
    return call


def _binary(name, function, left, right, dtype=None):
    if name in _COMPARISON:
        return compute(function, (left, right), bool_)
    kind = as_dtype(dtype) if dtype is not None else result_type((left, right))
    return compute(function, (left, right), _divided(kind) if name == "divide" else kind, _source(name, left, right))


def unary(name):
    """The function of one array of that name."""
    function = _FLOATING.get(name) or _SAME.get(name) or _TESTS[name]

    def call(x, out=None, dtype=None):
        value = operand(x)
        if value is None:
            raise TypeError(f"numpy.{name} expected an array or a number. Received {type(x).__name__}.")
        kind = result_type((value,))
        kind = as_dtype(bool_) if name in _TESTS else _divided(kind) if name in _FLOATING else kind
        source = None if name in _TESTS else provenance.lost(getattr(value, "rosetta_source", None), f"numpy.{name}")
        return compute(function, (value,), kind, source)

    call.__name__ = call.__qualname__ = name
    return call


def where(condition, x=None, y=None):
    """Elements of ``x`` where the condition holds, else of ``y``."""
    if x is None:
        return condition.nonzero()
    values = [operand(each) for each in (condition, x, y)]
    return compute(lambda c, a, b: a if c else b, values, result_type(values[1:]))


def clip(a, a_min=None, a_max=None, out=None, min=None, max=None):
    """Values held between two bounds."""
    low, high = a_min if min is None else min, a_max if max is None else max
    made = operand(a)
    source = provenance.lost(getattr(made, "rosetta_source", None), "numpy.clip")
    for name, bound in (("maximum", low), ("minimum", high)):
        if bound is not None:
            values = (made, operand(bound))
            made = compute(_ARITHMETIC[name], values, result_type(values), source)
    return made


def round_(a, decimals=0, out=None):
    """Values rounded to so many decimals."""
    value = operand(a)
    return compute(lambda each: round(each, decimals), (value,), result_type((value,)), provenance.lost(getattr(value, "rosetta_source", None), "numpy.round"))


def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    values = (operand(a), operand(b))
    return compute(lambda x, y: abs(x - y) <= atol + rtol * abs(y), values, bool_)


def _operator(name, swapped=False):
    function = _ARITHMETIC.get(name) or _COMPARISON[name]

    def call(self, other):
        value = operand(other)
        if value is None:
            return NotImplemented
        return _binary(name, function, value, self) if swapped else _binary(name, function, self, value)

    return call


def _in_place(name):
    function = _ARITHMETIC[name]

    def call(self, other):
        value = operand(other)
        if value is None:
            return NotImplemented
        made = _binary(name, function, self, value)
        if made.dtype.kind == "f" and self.dtype.kind in "iub":
            raise TypeError(f"Cannot cast the output of '{name}' from {made.dtype} to {self.dtype} in place")
        if broadcast_shapes(made.shape, self.shape) != self.shape:
            raise ValueError(f"non-broadcastable output operand with shape {tuple(map(int, self.shape))}")
        self[...] = made
        self.rosetta_source = made.rosetta_source
        return self

    return call


_NAMES = {
    "add": "add", "sub": "subtract", "mul": "multiply", "truediv": "divide", "floordiv": "floor_divide", "mod": "mod", "pow": "power",
    "and": "bitwise_and", "or": "bitwise_or", "xor": "bitwise_xor",
}
for _python, _name in _NAMES.items():
    setattr(ndarray, f"__{_python}__", _operator(_name))
    setattr(ndarray, f"__r{_python}__", _operator(_name, swapped=True))
    setattr(ndarray, f"__i{_python}__", _in_place(_name))
for _python, _name in {"eq": "equal", "ne": "not_equal", "lt": "less", "le": "less_equal", "gt": "greater", "ge": "greater_equal"}.items():
    setattr(ndarray, f"__{_python}__", _operator(_name))
ndarray.__hash__ = None
ndarray.__neg__ = lambda self: unary("negative")(self)
ndarray.__pos__ = lambda self: self.copy()
ndarray.__abs__ = lambda self: unary("absolute")(self)
ndarray.__invert__ = lambda self: unary("logical_not")(self) if self.dtype.kind == "b" else compute(operator.inv, (self,), self.dtype)
ndarray.__round__ = lambda self, digits=0: round_(self, digits or 0)
ndarray.clip = lambda self, min=None, max=None: clip(self, min, max)
ndarray.round = lambda self, decimals=0: round_(self, decimals)
