"""Initialisers: objects that say how a weight is drawn."""

import rosetta
from rosetta import Symbolic


class Initializer:
    """The base of initialisers. One of the program's own gives values that only a real run knows."""

    __rosetta_path__ = "chainer.Initializer"

    def __init__(self, *args, **kwargs):
        path = next(kind.__dict__["__rosetta_path__"] for kind in type(self).__mro__ if "__rosetta_path__" in kind.__dict__)
        if path == "chainer.Initializer":
            self.dtype = kwargs.get("dtype", args[0] if args else None)
            return
        self.bound = rosetta.bind(path, args, kwargs)
        self.path = path
        rosetta.construct(path, self, self.bound)
        for name, value in self.bound.values.items():
            setattr(self, name, value)

    def __call__(self, array):
        """Fills an array: a weight's values, known only in a real run."""
        if hasattr(array, "of"):
            rosetta.late(self.path, self.bound, parameter=array.of)
        elif hasattr(array, "forget"):
            array.forget()


NAMES = ("Constant", "Zero", "One", "Identity", "NaN", "Normal", "LeCunNormal", "GlorotNormal", "HeNormal", "Uniform", "LeCunUniform", "GlorotUniform", "HeUniform", "Orthogonal")
for _name in NAMES:
    globals()[_name] = type(_name, (Initializer,), {"__module__": "chainer.initializers", "__rosetta_path__": f"chainer.initializers.{_name}"})


def of_value(value):
    """How the initialiser argument of ``chainer.Parameter`` is said of a weight: path and bound arguments."""
    if value is None:
        return "chainer.initializers.LeCunNormal", rosetta.bind("chainer.initializers.LeCunNormal", [], {})
    if isinstance(value, Initializer) and hasattr(value, "bound"):
        return value.path, value.bound
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return "chainer.initializers.Constant", rosetta.bind("chainer.initializers.Constant", [value], {})
    if isinstance(value, Symbolic) or callable(value):
        known = getattr(value, "rosetta_constant", None)
        if known is not None and len(set(known)) == 1:
            return "chainer.initializers.Constant", rosetta.bind("chainer.initializers.Constant", [float(known[0])], {})
        return "chainer.Parameter.array", rosetta.Bound("chainer.Parameter.array", {}, {})
    raise TypeError(f"invalid type of initializer: {type(value)}")


__getattr__ = rosetta.attribute_hook("chainer.initializers")
