"""Shapes as programs see them: the batch is ``Dimension(None)``."""

from rosetta import BatchDim


class Dimension:
    """One size of a static shape; ``value`` is None where only a run knows it."""

    def __init__(self, value):
        self.value = value.value if isinstance(value, Dimension) else None if value is None or isinstance(value, BatchDim) else int(value)

    def __int__(self):
        if self.value is None:
            raise TypeError("__int__ returned non-int (type NoneType)")
        return self.value

    __index__ = __int__

    def __eq__(self, other):
        other = other.value if isinstance(other, Dimension) else other
        return None if self.value is None and other is not None else self.value == other

    def __hash__(self):
        return hash(self.value)

    def __repr__(self):
        return f"Dimension({self.value})"

    def __str__(self):
        return "?" if self.value is None else str(self.value)


def _arithmetic(name, act):
    def method(self, other):
        other = other.value if isinstance(other, Dimension) else other
        return Dimension(None if self.value is None or other is None else act(self.value, other))

    setattr(Dimension, name, method)


for _name, _act in (("add", lambda a, b: a + b), ("sub", lambda a, b: a - b), ("mul", lambda a, b: a * b), ("floordiv", lambda a, b: a // b), ("mod", lambda a, b: a % b)):
    _arithmetic(f"__{_name}__", _act)
    _arithmetic(f"__r{_name}__", lambda a, b, act=_act: act(b, a))
for _name, _act in (("lt", lambda a, b: a < b), ("le", lambda a, b: a <= b), ("gt", lambda a, b: a > b), ("ge", lambda a, b: a >= b)):
    setattr(Dimension, f"__{_name}__", lambda self, other, act=_act: None if self.value is None else act(self.value, int(other)))


class TensorShape:
    """A static shape; ``dims`` is None where even the rank is unknown."""

    def __init__(self, dims):
        self.dims = None if dims is None else [Dimension(each) for each in (dims.dims if isinstance(dims, TensorShape) else dims)]

    @property
    def ndims(self):
        return None if self.dims is None else len(self.dims)

    rank = ndims

    def _known(self):
        if self.dims is None:
            raise ValueError("Cannot take the length of Shape with unknown rank.")
        return self.dims

    def as_list(self):
        """The sizes as numbers and None."""
        if self.dims is None:
            raise ValueError("as_list() is not defined on an unknown TensorShape.")
        return [each.value for each in self.dims]

    def num_elements(self):
        sizes = None if self.dims is None else self.as_list()
        if sizes is None or None in sizes:
            return None
        count = 1
        for each in sizes:
            count *= each
        return count

    def is_fully_defined(self):
        return self.dims is not None and None not in self.as_list()

    def assert_has_rank(self, rank):
        if self.ndims not in (None, rank):
            raise ValueError(f"Shape {self} must have rank {rank}")

    def with_rank(self, rank):
        self.assert_has_rank(rank)
        return self

    def __len__(self):
        return len(self._known())

    def __iter__(self):
        return iter(self._known())

    def __getitem__(self, key):
        found = self._known()[key]
        return TensorShape(found) if isinstance(key, slice) else found

    def __eq__(self, other):
        try:
            return self.as_list() == TensorShape(other).as_list()
        except (ValueError, TypeError):
            return False

    def __hash__(self):
        return hash(str(self))

    def __str__(self):
        if self.dims is None:
            return "<unknown>"
        return f"({', '.join(map(str, self.dims))}{',' if len(self.dims) == 1 else ''})"

    def __repr__(self):
        return f"TensorShape({None if self.dims is None else self.dims})"
