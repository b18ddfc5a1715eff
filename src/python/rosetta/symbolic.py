"""Tensors and results whose shape is known and whose content is not."""

from .dims import dim


class Undetermined(Exception):
    """A concrete value was asked for where a dry run has none."""


def demand(value, what):
    """The one place where a concrete value is asked of an unknown one. A dry run has none: it raises."""
    raise Undetermined(f"{what} needs a number that only a real run knows: this value has shape {tuple(map(int, value.shape))} and no content in a dry run.")


class Symbolic:
    """A tensor with shape and dtype and without content. Framework tensors and arrays extend it."""

    def __init__(self, shape, dtype, source=None, constant=None):
        from .log import recorder

        self._shape = tuple(dim(n) for n in shape)
        self._dtype = dtype
        self.rosetta_source = source
        self.rosetta_constant = constant
        self.rosetta_id = recorder().tensor(self)

    @property
    def shape(self):
        return self._shape

    def __float__(self):
        if self.rosetta_constant is not None and len(self.rosetta_constant) == 1:
            return float(self.rosetta_constant[0])
        return float("nan")

    def __int__(self):
        if self.rosetta_constant is not None and len(self.rosetta_constant) == 1:
            return int(self.rosetta_constant[0])
        return demand(self, "int()")

    __index__ = __int__

    def __bool__(self):
        from .log import recorder

        if self.rosetta_constant is not None and len(self.rosetta_constant) == 1:
            return bool(self.rosetta_constant[0])
        return recorder().undetermined_branch(self)

    def __format__(self, spec):
        return format(float(self), spec) if spec else str(self)

    def __hash__(self):
        return id(self)
