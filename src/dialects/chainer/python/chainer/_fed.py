"""Arrays that a model is given: what it does to them by numpy's operators is part of the model."""

import numpy

from .variable import Variable


class Fed(numpy.ndarray):
    """An array inside a model call: the array itself, whose operators are recorded as those of a variable."""


def fed(value):
    """An argument of a model call."""
    if type(value) is not numpy.ndarray:
        return value
    made = Fed.__new__(Fed)
    vars(made).update(vars(value))
    return made


def _recorded(name):
    def call(self, *args, **kwargs):
        return getattr(Variable(self), name)(*args, **kwargs)

    return call


for _name in ("add", "sub", "mul", "truediv", "pow"):
    for _form in (f"__{_name}__", f"__r{_name}__"):
        setattr(Fed, _form, _recorded(_form))
for _name in ("__neg__", "__abs__", "__getitem__", "reshape", "transpose"):
    setattr(Fed, _name, _recorded(_name))
Fed.T = property(lambda self: Variable(self).T)
