"""Number types: ``numpy.float32`` and its like, ``dtype`` objects, and which type an operation gives."""


class _ScalarType(type):
    """A number type; ``isinstance(x, numpy.floating)`` looks at the type of an array of no dimensions."""

    def __instancecheck__(cls, value):
        from .arrays import ndarray

        if isinstance(value, ndarray):
            return value.ndim == 0 and issubclass(value.dtype.type, cls)
        return cls.__name__ in ("float64", "floating", "number", "generic") and type(value) is float

    def __repr__(cls):
        return f"<class 'numpy.{cls.__name__}'>"


class generic(metaclass=_ScalarType):
    kind, size = "V", 0

    def __new__(cls, value=0):
        from .creation import array

        return array(value, dtype=cls)


class number(generic): pass  # noqa: E701
class integer(number): pass  # noqa: E701
class signedinteger(integer): pass  # noqa: E701
class unsignedinteger(integer): pass  # noqa: E701
class inexact(number): pass  # noqa: E701
class floating(inexact): pass  # noqa: E701
class complexfloating(inexact): pass  # noqa: E701


def _make(name, base, kind, size):
    return _ScalarType(name, (base,), {"kind": kind, "size": size, "rosetta_dtype": name.rstrip("_"), "__module__": "numpy"})


bool_ = _make("bool_", generic, "b", 1)
int8, int16, int32, int64 = (_make(f"int{8 * n}", signedinteger, "i", n) for n in (1, 2, 4, 8))
uint8, uint16, uint32, uint64 = (_make(f"uint{8 * n}", unsignedinteger, "u", n) for n in (1, 2, 4, 8))
float16, float32, float64 = (_make(f"float{8 * n}", floating, "f", n) for n in (2, 4, 8))
complex64, complex128 = (_make(f"complex{8 * n}", complexfloating, "c", n) for n in (8, 16))
object_ = _make("object_", generic, "O", 8)
str_ = _make("str_", generic, "U", 4)

_ALL = (bool_, int8, int16, int32, int64, uint8, uint16, uint32, uint64, float16, float32, float64, complex64, complex128, object_, str_)
_BY_NAME = {kind.rosetta_dtype: kind for kind in _ALL}
_BY_NAME |= {"float": float64, "double": float64, "single": float32, "half": float16, "int": int64, "uint": uint64, "long": int64}
_BY_NAME |= {"f": float32, "d": float64, "e": float16, "i": int32, "l": int64, "q": int64, "B": uint8, "b": int8, "h": int16, "?": bool_, "O": object_}
_BY_NAME |= {f"{kind.kind}{kind.size}": kind for kind in _ALL if kind.kind in "iufc"}
_BY_PYTHON = {bool: bool_, int: int64, float: float64, complex: complex128, object: object_, str: str_}


class dtype:
    """What ``x.dtype`` is: the type's name, kind and size."""

    def __new__(cls, of):
        return _dtype_of(of)

    @property
    def name(self):
        return self.type.rosetta_dtype

    @property
    def rosetta_dtype(self):
        return self.type.rosetta_dtype

    @property
    def kind(self):
        return self.type.kind

    @property
    def itemsize(self):
        return self.type.size

    @property
    def char(self):
        return next((name for name, kind in _BY_NAME.items() if len(name) == 1 and kind is self.type), self.kind)

    @property
    def str(self):
        return ("|" if self.itemsize == 1 else "<") + f"{self.kind}{self.itemsize}"

    def __eq__(self, other):
        try:
            return _dtype_of(other).type is self.type
        except TypeError:
            return False

    def __hash__(self):
        return hash(self.name)

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"dtype('{self.name}')"


_instances = {}


def _dtype_of(of):
    if isinstance(of, dtype):
        return of
    if isinstance(of, str):
        of = _BY_NAME.get(of.lstrip("<>=|"))
    elif of is None:
        of = float64
    else:
        of = _BY_PYTHON.get(of, of)
    if not isinstance(of, _ScalarType) or not hasattr(of, "rosetta_dtype"):
        name = getattr(of, "rosetta_dtype", None)
        if not isinstance(name, str) or name not in _BY_NAME:
            raise TypeError(f"Cannot interpret {of!r} as a data type. Expected one of {', '.join(kind.rosetta_dtype for kind in _ALL)}.")
        of = _BY_NAME[name]
    if of not in _instances:
        made = object.__new__(dtype)
        made.type = of
        _instances[of] = made
    return _instances[of]


def of_python(value):
    """The type numpy gives a Python number."""
    return _dtype_of(next(kind for python, kind in _BY_PYTHON.items() if isinstance(value, python)))


def promote(a, b):
    """The type that holds both, as ``numpy.promote_types``."""
    a, b = _dtype_of(a), _dtype_of(b)
    if a is b:
        return a
    ranks = "biufcO"
    low, high = sorted((a, b), key=lambda each: (ranks.find(each.kind.replace("u", "i")), each.itemsize))
    if low.kind == "b" or high.kind in "O":
        return high
    if low.kind == high.kind:
        return high
    if high.kind in "iu" and low.kind in "iu":
        signed, unsigned = (low, high) if low.kind == "i" else (high, low)
        size = max(signed.itemsize, unsigned.itemsize * 2)
        return _dtype_of(f"i{size}") if size <= 8 else _dtype_of(float64)
    if high.kind == "f":
        return _dtype_of(f"f{max(high.itemsize, min(8, low.itemsize * 2))}")
    return _dtype_of(complex64 if high is _dtype_of(complex64) and low.itemsize <= 4 and low.kind == "f" else complex128)


def with_python(array, value):
    """The type of an array and a Python number together: the number does not widen the array's own kind (NEP 50)."""
    other = of_python(value)
    order = "biufc"
    if other.kind == "O" or other.kind == "U":
        return _dtype_of(object_)
    if order.index(array.kind.replace("u", "i")) >= order.index(other.kind):
        return array
    return _dtype_of(float64 if other.kind == "f" else int64 if other.kind == "i" else complex128)
