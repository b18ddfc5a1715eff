"""Python's operators on variables and functions."""

import rosetta


def _drawn(name, left, right):
    from . import ops

    return getattr(ops, name)(left, right)


class Arithmetic:
    """What variables and functions share."""

    def __add__(self, other):
        return _drawn("plus", self, other)

    def __radd__(self, other):
        return _drawn("plus", other, self)

    def __sub__(self, other):
        return _drawn("minus", self, other)

    def __rsub__(self, other):
        return _drawn("minus", other, self)

    def __mul__(self, other):
        return _drawn("element_times", self, other)

    def __rmul__(self, other):
        return _drawn("element_times", other, self)

    def __truediv__(self, other):
        return _drawn("element_divide", self, other)

    def __rtruediv__(self, other):
        return _drawn("element_divide", other, self)

    def __matmul__(self, other):
        return _drawn("times", self, other)

    def __pow__(self, other):
        return _drawn("pow", self, other)

    def __neg__(self):
        from . import ops

        return ops.negate(self)

    def __abs__(self):
        from . import ops

        return ops.abs(self)

    def __getitem__(self, index):
        from . import ops

        found = self
        for axis, each in enumerate(index if isinstance(index, tuple) else (index,)):
            if isinstance(each, slice):
                if each == slice(None):
                    continue
                if each.step not in (None, 1):
                    raise rosetta.UnknownCall(f"An index with the step {each.step} is not known here. Expected cntk.slice(x, axis, begin, end).")
                found = ops.slice(found, axis, each.start or 0, each.stop or 0)
            elif isinstance(each, int):
                found = ops.slice(found, axis, each, each + 1 or 0)
            else:
                raise rosetta.UnknownCall(f"The index {each!r} is not known here. Expected numbers and slices.")
        return found

    def __bool__(self):
        return True
