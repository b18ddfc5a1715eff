"""keras.initializers: how weights begin, by object, by name and by Keras 2's function names."""

import re

import rosetta

PATHS = ("Zeros", "Ones", "Constant", "RandomNormal", "RandomUniform", "TruncatedNormal", "VarianceScaling", "GlorotUniform", "GlorotNormal", "HeNormal", "HeUniform", "LecunNormal", "LecunUniform", "Orthogonal", "Identity")


class Initializer:
    """The base class. A program's own subclass computes values that a dry run does not hold."""

    __rosetta_path__ = "keras.initializers.Initializer"

    def __init__(self, *args, **kwargs):
        path = self.__rosetta_path__
        self.bound = rosetta.bind(path, args, kwargs) if path != Initializer.__rosetta_path__ else rosetta.Bound(path, {}, {})
        rosetta.construct(path, self, self.bound)

    def __call__(self, shape, dtype=None, **kwargs):
        from ._data import unknown_array

        return unknown_array(shape, dtype or "float32")

    def get_config(self):
        return dict(self.bound.values)


for _name in PATHS:
    globals()[_name] = type(_name, (Initializer,), {"__rosetta_path__": f"keras.initializers.{_name}", "__module__": __name__})


def _snake(name):
    return re.sub("([a-z])([A-Z])", r"\1_\2", name).lower()


ALIASES = {**{_snake(name): name for name in PATHS}, **{name: name for name in PATHS}, "zero": "Zeros", "one": "Ones", "normal": "RandomNormal", "uniform": "RandomUniform"}


def _maker(name):
    def make(*args, **kwargs):
        return globals()[name](*args, **kwargs)

    make.__name__ = _snake(name)
    make.__rosetta_path__ = f"keras.initializers.{name}"
    return make


# Keras 2 has glorot_uniform(seed=None) and its kin as functions; in Keras 3 the lower-case names are the classes.
for _alias, _name in ALIASES.items():
    globals().setdefault(_alias, _maker(_name))


def get(identifier):
    """The initialiser an argument means."""
    if isinstance(identifier, Initializer):
        return identifier
    if identifier is None:
        return globals()["Zeros"]()
    if isinstance(identifier, str):
        if identifier in ALIASES:
            return globals()[ALIASES[identifier]]()
        rosetta.unknown(f"keras.initializers.{identifier}", sorted(ALIASES))
    if isinstance(identifier, type) and issubclass(identifier, Initializer):
        return identifier()
    if callable(identifier) and getattr(identifier, "__rosetta_path__", "").startswith("keras.initializers."):
        return identifier()
    raise rosetta.UnknownCall(f"The initialiser {identifier!r} is not known here. Known: {', '.join(PATHS)}.")


_missing = rosetta.attribute_hook(__name__)


def __getattr__(name):
    return _missing(name)


