"""jax.nn.initializers: functions that make a weight's first values; here they only say which law they draw from."""

import json

import rosetta
from rosetta import positions
from rosetta.encoding import encode

from .._array import Array
from .._record import named
from .._state import state

FACTORIES = (
    "variance_scaling", "lecun_normal", "lecun_uniform", "he_normal", "he_uniform", "glorot_normal", "glorot_uniform", "normal", "uniform",
    "truncated_normal", "constant", "orthogonal", "delta_orthogonal",
)
ALIASES = {"kaiming_normal": "he_normal", "kaiming_uniform": "he_uniform", "xavier_normal": "glorot_normal", "xavier_uniform": "glorot_uniform"}


class Initializer:
    """A function ``init(key, shape, dtype)``: its values follow the law that its making says."""

    def __init__(self, path, bound):
        self.path, self.bound = path, bound
        self.__rosetta_path__ = path

    def __call__(self, key, shape, dtype=None, out_sharding=None):
        import numpy

        made = Array.wrap(numpy.ndarray(tuple(int(n) for n in shape), "float32"))
        made.rosetta_law = (self.path, dict(self.bound.stated))
        return made


def _factory(name):
    path = f"jax.nn.initializers.{name}"

    def make(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        key = (path, json.dumps({name: encode(each) for name, each in bound.stated.items()}), json.dumps(positions.stack()))
        made = state().made
        if key not in made:
            made[key] = Initializer(path, bound)
            rosetta.construct(path, made[key], bound)
        return made[key]

    return named(make, path)


for _name in FACTORIES:
    globals()[_name] = _factory(_name)
for _name, _same in ALIASES.items():
    globals()[_name] = globals()[_same]
del _name, _same


class _Named(Initializer):
    """``zeros`` and ``ones``: initialisers themselves, not made by a call."""

    def __init__(self, path):
        super().__init__(path, rosetta.Bound(path, {}, {}))


zeros, ones = _Named("jax.nn.initializers.zeros"), _Named("jax.nn.initializers.ones")
__getattr__ = rosetta.attribute_hook(__name__)
