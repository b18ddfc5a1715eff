"""What torch's own layers share: arguments bound by the real signature, weights, a forward recorded as one call."""

import rosetta

from .. import record
from ..tensor import Parameter, Tensor
from .module import Module


class Layer(Module):
    """A layer of torch. ``self.bound`` holds its effective arguments; each is an attribute too, as in torch."""

    follows_mode = False

    def __init__(self, *args, **kwargs):
        path = type(self).layer_path()
        bound = rosetta.bind(path, args, kwargs)
        super().__init__()
        base = next(kind for kind in type(self).__mro__ if kind.__module__.startswith("torch."))
        rosetta.construct(path, self, bound, "" if type(self) is base else type(self).__qualname__)
        self.__dict__["bound"] = bound
        for name, value in bound.values.items():
            if name not in ("device", "dtype", "bias"):
                self.__dict__[name] = value
        if bound.values.get("dtype") is not None and bound.values["dtype"].name != "float32":
            raise rosetta.UnknownCall(f"{path}(dtype={bound.values['dtype']}) is not known here: models are read in 32-bit floats.")
        self.build(bound)

    @classmethod
    def layer_path(cls):
        """The canonical path of the layer's class."""
        return next(kind.__dict__["__rosetta_path__"] for kind in cls.__mro__ if "__rosetta_path__" in kind.__dict__)

    def build(self, bound):
        """Makes weights; most layers have none."""

    def weight_of(self, name, shape):
        """Makes a trained weight of a shape."""
        setattr(self, name, Parameter.built_in(shape))

    def statistic(self, name, shape):
        """Makes a running statistic: kept with the layer, changed by forward passes."""
        made = Parameter.built_in(shape)
        made.register(self, name, state=True)
        self._buffers[name] = made
        rosetta.rename(self, parameters=self.weights_by_role())

    def output(self, shape):
        """The output's shape from the input's."""
        return shape

    def forward(self, input):
        self.complete(input)
        return self.say([input], self.output(record.tensor_of(input, "input", self.layer_path()).shape))

    forward.__rosetta_leaf__ = True

    def complete(self, input):
        """Lazy layers learn their input size here."""

    def say(self, given, shape, dtype=None):
        """Records that this layer turned tensors into one of this shape."""
        flag = Mode(self.training) if self.follows_mode and (rosetta.recorder().current_trace or not self.training) else None
        result = record.said(self.layer_path(), flag, given, shape, dtype, of=self)
        return record.overwrite(given[0], result) if self.bound.values.get("inplace") else result

    def extra_repr(self):
        return ", ".join(f"{name}={value!r}" for name, value in self.bound.stated.items())


class Mode:
    """The argument of an applied layer that does something else while it trains: whether it does.

    Outside any model it is said only where training is switched off: there is no second recording to tell the switch from a constant.
    """

    def __init__(self, training):
        self.stated = {"training": training}


def layer(path, output=None, base=Layer, **members):
    """A layer class for a path: ``output(self, shape)`` gives the output's shape."""
    content = {"__rosetta_path__": path, "__module__": "torch.nn", "__qualname__": path.rpartition(".")[2], **members}
    if output is not None:
        content["output"] = output
    return type(path.rpartition(".")[2], (base,), content)


__all__ = ["Layer", "Mode", "Tensor", "layer"]
