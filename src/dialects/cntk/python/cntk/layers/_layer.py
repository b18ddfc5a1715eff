"""What every layer is: made once with its options, applied to variables as often as the program likes; its weights are one set."""

import rosetta

from ..default_options import found as said_by_region, overridable
from .._operations import Operation, draw, variable
from .._state import auto_name
from ..ops.functions import Function, as_function
from ..variables import Parameter


def _named_default(value):
    """Signatures name the functions that are defaults."""
    from .. import ops

    return {"identity": None, "tanh": ops.tanh, "sigmoid": ops.sigmoid}.get(value, value) if isinstance(value, str) else value


class Layer(Function):
    """A layer. ``overrides`` are the options that default_options may say; ``kind`` names it where the program does not."""

    overrides = ()
    kind = ""

    def __init__(self, path, args, kwargs):
        self.path, self.bound = path, rosetta.bind(path, args, kwargs)
        self.weights = {}
        layer = path.rpartition(".")[2]
        self.values = dict(self.bound.values)
        for option in self.overrides:
            outer, value = said_by_region(layer, option)
            if option not in self.bound.stated and outer:
                self.values[option] = value
            elif option not in self.bound.stated:
                self.values[option] = _named_default(self.values[option])
        self.check()
        stated = {name: value for name, value in self.bound.stated.items() if name != "name"}
        rosetta.construct(path, self, rosetta.Bound(path, self.values, stated))
        self.name = self.values.get("name") or auto_name(self.kind or layer)
        rosetta.rename(self, self.name)

    def check(self):
        """Raises where an option is not known, or wrong."""

    def ranked(self):
        """Dense and convolutions tell an initialiser which axes are outputs; truncated_normal cannot be told."""
        if getattr(self.values["init"], "path", "") == "cntk.initializer.truncated_normal":
            raise RuntimeError(f"_Map_base::at: {self.path} tells its initialiser the output rank, and truncated_normal takes none. Expected another initialiser.")

    def weight(self, role, dims, statistic=False):
        """A weight of this layer, of the shape that its use asks for."""
        if role not in self.weights:
            self.weights[role] = Parameter([-1] * len(dims), name=role, owner=self, statistic=statistic)
        self.weights[role].infer(dims)
        return self.weights[role]

    def drawn(self, operation, inputs, weights=(), path=None, extra=None):
        """One call of this layer."""
        operation = operation if isinstance(operation, Operation) else Operation(operation)
        return draw(operation, path or self.path, rosetta.Bound(self.path, self.values, {}), inputs, {each.role: each for each in weights}, self, self.name, {}, extra)

    def build(self, x):
        """The layer on a variable, its activation included."""
        made = self.apply(variable(x, "x", self.path))
        activation = self.values.get("activation")
        return made if activation is None else as_function(activation(made))

    @property
    def parameters(self):
        """The weights: known once the layer is used."""
        return tuple(each for each in self.weights.values() if not each.statistic)

    @property
    def constants(self):
        return tuple(each for each in self.weights.values() if each.statistic)

    def __getattr__(self, name):
        if not name.startswith("_") and name in self.__dict__.get("weights", {}):
            return self.weights[name]
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")


def factory(kind, path, **more):
    """The function that makes layers of a kind: ``cntk.layers.Dense``."""
    layer = path.rpartition(".")[2]
    overridable(layer, kind.overrides)

    def make(*args, **kwargs):
        return kind(path, args, kwargs, **more)

    make.__name__ = make.__qualname__ = layer
    make.__rosetta_path__ = path
    return make
