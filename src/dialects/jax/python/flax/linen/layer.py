"""What flax's own layers share: arguments bound by the real signature, weights by name, one recorded call."""

import json

import rosetta
from jax._array import Array
from jax._record import said
from jax._state import state
from rosetta.encoding import encode

from .. import errors
from .module import UNSPECIFIED, Module


class Identity:
    """Stands for a layer in the recording: linen makes its layers anew in every call, and they are the same layer."""


class Layer(Module):
    """A layer of flax. ``self.bound`` holds its effective arguments; each is an attribute too."""

    rosetta_plain = True

    def __init_subclass__(cls, **kwargs):
        if cls.__module__.partition(".")[0] != "flax":
            raise rosetta.UnknownCall(f"class {cls.__name__}({cls.__bases__[0].__name__}): a subclass of one of flax's own layers is not known here. Write a Module that uses the layer.")

    def __init__(self, *args, **kwargs):
        given = {name: kwargs.pop(name) for name in ("parent",) if name in kwargs}
        bound = rosetta.bind(self.__rosetta_path__, args, kwargs)
        keep = self.__dict__
        keep.update({name: value for name, value in bound.values.items() if name not in ("parent", "name")})
        keep["bound"], keep["_given"] = bound, (args, kwargs)
        keep["parent"], keep["name"] = given.get("parent", UNSPECIFIED), bound.values.get("name")
        self.check()
        self.__post_init__()

    def check(self):
        """What cannot be read is refused when the layer is made."""
        for name in ("dtype", "param_dtype"):
            value = self.bound.values.get(name)
            if value is not None and str(getattr(value, "rosetta_dtype", value)) != "float32":
                raise rosetta.UnknownCall(f"{self.__rosetta_path__}({name}={getattr(value, 'rosetta_dtype', value)}) is not known here: models are read in 32-bit floats.")

    def clone(self, *, parent=None, name=None, **updates):
        args, kwargs = self._given
        again = type(self)(*args, **{**{key: value for key, value in kwargs.items() if key != "name"}, **updates}, parent=parent, name=name or self.name)
        again.__dict__["_where"] = self._where
        return again

    def prepare(self):
        """A layer has no parts to set up."""

    def weight(self, role, shape, init=None):
        """One of the layer's parameters; an initialiser of the program's own making is asked what it draws."""
        fresh = self.scope.root.making and self.scope.root.find("params", self.scope.path, role) is None
        made = self.scope.variable("params", role, shape)
        given = self.bound.values.get(init) if init else None
        if fresh and callable(given) and not hasattr(given, "__rosetta_path__"):
            first = given(self.scope.root.rngs.get("params"), tuple(int(n) for n in shape), "float32")
            made.say_law(getattr(first, "rosetta_law", None) or ("jax.Array", {"values": "values that the program computes"}))
        return made

    def __call__(self, *args, **kwargs):
        if self.scope is None:
            raise errors.CallCompactUnboundModuleError("Can't call compact methods on unbound modules")
        return self.forward(*args, **kwargs)

    def forward(self, inputs):
        """The layer's output."""
        raise NotImplementedError

    def say(self, arrays, shape, weights, mode=None, dtype=None):
        """Records that this layer turned arrays into one of this shape."""
        if state().quiet:
            return said(self.__rosetta_path__, None, arrays, shape, dtype)
        return said(self.__rosetta_path__, mode, arrays, shape, dtype, of=self._identity(weights))

    def _identity(self, weights):
        stated = {name: value for name, value in self.bound.stated.items() if name not in ("name", "parent")}
        refs = [each.rosetta_parameter for each in weights.values()]
        key = json.dumps([self.__rosetta_path__, self.scope.path, self._where, [[name, encode(value)] for name, value in stated.items()], refs])
        known = state().identities
        if key not in known:
            known[key] = Identity()
            rosetta.construct(self.__rosetta_path__, known[key], rosetta.Bound(self.__rosetta_path__, self.bound.values, stated), where=self._where)
            rosetta.rename(known[key], ".".join(self.scope.path), weights)
        return known[key]


class Mode:
    """The argument of an applied layer that does something else while it trains."""

    def __init__(self, **stated):
        self.stated = stated


def images(inputs, rank, path):
    """An input with one batch axis, so many axes of space, and channels last."""
    array = inputs if isinstance(inputs, Array) else Array.of(inputs).fed()
    if array.ndim != rank + 2:
        raise rosetta.UnknownCall(f"{path} on an input with {array.ndim} axes is not known here: expected (batch, {'space, ' * rank}channels), {rank + 2} axes.")
    return array
