"""``numpy.ndarray`` without content: true shape and type; small arrays made from known numbers keep them."""

from rosetta import Symbolic, demand, product, recorder, row_batches

from . import provenance
from .dtypes import dtype as as_dtype
from .dtypes import float64

KEPT = 4096  # arrays of at most so many known elements keep their values


class Buffer:
    """Known values, shared by an array and its views; ``None`` once something unknown was written."""

    __slots__ = ("values",)

    def __init__(self, values):
        self.values = values


def coerce(value, to):
    """A Python number as an element of the given type."""
    if to.kind == "b":
        return bool(value)
    if to.kind in "iu":
        return value if isinstance(value, int) and not isinstance(value, bool) else int(value)
    return float(value) if to.kind == "f" else value


class ndarray(Symbolic):
    """An array of a dry run. ``ndarray(shape, dtype)`` has unknown content."""

    __rosetta_path__ = "numpy.ndarray"
    __array_priority__ = 0.0

    def __init__(self, shape, dtype=float64, source=None, constant=None):
        shape = (shape,) if isinstance(shape, int) else tuple(shape)
        super().__init__(shape, as_dtype(dtype), source, constant)

    @property
    def rosetta_constant(self):
        if self._buffer is None or self._buffer.values is None:
            return None
        values = self._buffer.values
        return tuple(values) if self._at is None else tuple([values[i] for i in self._at])

    @rosetta_constant.setter
    def rosetta_constant(self, values):
        self._at = None
        self._buffer = None if values is None or len(values) > KEPT else Buffer(list(values))

    def view(self, shape, at, source=None):
        """An array that shares this one's values: ``at`` lists their places here; None where they are unknown."""
        made = ndarray(shape, self._dtype, source)
        if self._buffer is not None and self._buffer.values is not None:
            made._buffer = self._buffer
            places = range(len(self._buffer.values)) if self._at is None else self._at
            made._at = list(places) if at is None else [places[i] for i in at]
        return made

    def places(self):
        """The places of this array's elements in its buffer."""
        return range(self.size) if self._at is None else self._at

    def forget(self):
        """Something unknown was written into the array."""
        if self._buffer is not None:
            self._buffer.values = None

    @property
    def shape(self):
        return self._shape

    @shape.setter
    def shape(self, shape):
        from .shaping import resolve

        self._shape = resolve(self._shape, shape)

    @property
    def dtype(self):
        return self._dtype

    @property
    def ndim(self):
        return len(self._shape)

    @property
    def size(self):
        return product(self._shape)

    @property
    def itemsize(self):
        return self._dtype.itemsize

    @property
    def nbytes(self):
        return int(self.size) * self.itemsize

    @property
    def T(self):
        return self.transpose()

    @property
    def flat(self):
        return iter(self.ravel())

    def __len__(self):
        if not self._shape:
            raise TypeError("len() of unsized object")
        return int(self._shape[0])

    def __iter__(self):
        if not self._shape:
            raise TypeError("iteration over a 0-d array")
        if getattr(self, "rosetta_rows", None) is not None:
            return self._row_batches()
        if self.ndim == 1 and self.rosetta_constant is None:
            one = ndarray((), self._dtype)
            return iter([one] * len(self))
        return (self[i] for i in range(len(self)))

    def _row_batches(self):
        """The rows of an order of examples: each takes one batch out of the arrays it is an index of."""
        for size, walk in row_batches(self.rosetta_rows, *map(int, self._shape)):
            row = ndarray((size,), self._dtype)
            row.rosetta_order, row.rosetta_walk = self.rosetta_rows, walk
            yield row

    def __bool__(self):
        if self.size != 1:
            raise ValueError("The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")
        known = self.rosetta_constant
        return bool(known[0]) if known is not None else recorder().undetermined_branch(self)

    def __float__(self):
        self._single("float()")
        known = self.rosetta_constant
        return float("nan") if known is None else float(known[0])

    def __int__(self):
        self._single("int()")
        known = self.rosetta_constant
        return demand(self, "int()") if known is None else int(known[0])

    def __index__(self):
        if self._dtype.kind not in "iub" or self.ndim:
            raise TypeError("only integer scalar arrays can be converted to a scalar index")
        return self.__int__()

    def __complex__(self):
        return complex(float(self))

    def _single(self, what):
        if self.size != 1:
            raise TypeError(f"only arrays with one element can be converted by {what}; this one has shape {tuple(map(int, self._shape))}")

    def item(self, *at):
        """The single element as a Python number; an unknown one stays an array of no dimensions."""
        one = self[at[0] if len(at) == 1 and self.ndim == 1 else at] if at else self
        one._single("item()")
        known = one.rosetta_constant
        return ndarray((), one._dtype) if known is None else known[0]

    def tolist(self):
        if not self._shape:
            return self.item()
        return [each.tolist() for each in self]

    def __str__(self):
        known = self.rosetta_constant
        if known is None:
            return "nan" if not self._shape else f"<{'×'.join(str(int(n)) for n in self._shape)} numbers of a real run>"
        return str(known[0]) if not self._shape else str(self.tolist()).replace(",", "")

    def __repr__(self):
        known = self.rosetta_constant
        if known is None:
            return f"array(<shape {tuple(map(int, self._shape))}>, dtype={self._dtype})"
        return f"np.{self._dtype}({known[0]})" if not self._shape else f"array({self.tolist()})"

    def __format__(self, spec):
        if self._shape:
            return str(self)
        known = self.rosetta_constant
        if not spec:
            return str(self)
        return format(known[0], spec) if known is not None else format(0 if spec.endswith(tuple("dxob")) else float("nan"), spec)

    __hash__ = None

    def astype(self, dtype, order="K", casting="unsafe", subok=True, copy=True):
        to = as_dtype(dtype)
        known = self.rosetta_constant
        source = provenance.cast(self.rosetta_source, self._dtype, to)
        return like(self, ndarray(self._shape, to, source, None if known is None else [coerce(each, to) for each in known]))

    def copy(self, order="C"):
        return like(self, ndarray(self._shape, self._dtype, self.rosetta_source, self.rosetta_constant))

    def fill(self, value):
        self[...] = value

    def tobytes(self):
        return demand(self, "tobytes()")

    def __array__(self, dtype=None):
        return self if dtype is None else self.astype(dtype)

    def __copy__(self):
        return self.copy()

    def __deepcopy__(self, memo):
        return self.copy()


def like(before, after):
    """Keeps what is known of the order of rows (a permutation) through an operation that does not change it."""
    after.rosetta_order = getattr(before, "rosetta_order", None)
    return after


def method(function, name=None):
    """Makes a function of the module a method of arrays too."""
    setattr(ndarray, name or function.__name__, function)
    return function
