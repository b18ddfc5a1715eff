"""Variables of modules: parameters and statistics, which act as the arrays they hold."""

import rosetta
from jax._array import Array, Parameter


class Variable(Parameter):
    """A variable that a program makes from an array."""

    state = False

    def __init__(self, value, **metadata):
        given = value if isinstance(value, Array) else Array.of(value)
        if given.data is None:
            raise rosetta.UnknownCall(f"nnx.{type(self).__name__} of what a model computes is not known here. Expected an array.")
        super().__init__(given.shape, given.dtype)
        self.law = given.rosetta_law or ("jax.Array", {"values": "values that the program computes"})

    @classmethod
    def born(cls, shape):
        """A variable of one of flax's own layers, whose initialiser the layer's arguments say."""
        made = object.__new__(cls)
        Parameter.__init__(made, tuple(int(n) for n in shape))
        made.law = None
        return made

    def join(self, owner, role):
        """Makes the variable known as one of a module."""
        if self.rosetta_parameter is None:
            self.register(owner, role, state=self.state)
            if self.law is not None:
                self.say_law(self.law)
        return self

    @property
    def value(self):
        return self

    @value.setter
    def value(self, value):
        rosetta.unknown(f"flax.nnx.{type(self).__name__}.value = …", ["kernel_init="])

    def get_value(self):
        return self

    def __getitem__(self, index):
        return self if index is Ellipsis else super().__getitem__(index)


class Param(Variable):
    """A parameter."""


class BatchStat(Variable):
    """A running statistic."""

    state = True
