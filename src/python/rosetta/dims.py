"""Dimensions: plain integers, and multiples of the batch size that stay known as such."""


class BatchDim(int):
    """An integer that is ``factor`` times the batch size. Products and exact quotients by integers keep that knowledge."""

    factor: int

    def __new__(cls, value, factor=1):
        self = super().__new__(cls, value)
        self.factor = factor
        return self

    def __mul__(self, other):
        if type(other) is int:
            return BatchDim(int(self) * other, self.factor * other)
        return int(self) * other

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if type(other) is int and other and self.factor % other == 0:
            return BatchDim(int(self) // other, self.factor // other)
        return int(self) // int(other) if isinstance(other, BatchDim) else int(self) // other

    def __reduce__(self):
        return (BatchDim, (int(self), self.factor))


def dim(value):
    """A dimension from what a program passed: keeps batch dimensions, turns the rest into ``int``."""
    return value if isinstance(value, BatchDim) else int(value)


def product(dims):
    """The product of dimensions; the batch stays known."""
    result = 1
    for each in dims:
        result = each * result if isinstance(each, BatchDim) else result * each
    return result


def divide(whole, part):
    """``whole / part`` where it is exact, else ``None``; batch dimensions cancel or stay known."""
    if int(part) == 0 or int(whole) % int(part):
        return None
    if isinstance(whole, BatchDim) and isinstance(part, BatchDim):
        return whole.factor // part.factor if whole.factor % part.factor == 0 else None
    return whole // part
