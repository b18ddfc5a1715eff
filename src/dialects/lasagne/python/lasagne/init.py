"""Initialisers: objects that say how a weight is drawn."""

import rosetta


class Initializer:
    """The base of initialisers. One of the program's own gives values that only a real run knows."""

    __rosetta_path__ = "lasagne.init.Initializer"

    def __init__(self, *args, **kwargs):
        path = self.__rosetta_path__
        if path == "lasagne.init.Initializer":
            return
        self.bound = rosetta.bind(path, args, kwargs)
        rosetta.construct(path, self, self.bound)
        for name, value in self.bound.values.items():
            setattr(self, name, value)

    def __call__(self, shape):
        """Values of this shape, known only in a real run."""
        return self.sample(shape)

    def sample(self, shape):
        """Values of this shape, known only in a real run."""
        import numpy

        return numpy.ndarray(tuple(int(n) for n in shape), "float32")


_NAMES = ("Normal", "Uniform", "GlorotNormal", "GlorotUniform", "HeNormal", "HeUniform", "Constant", "Sparse", "Orthogonal")
for _name in _NAMES:
    globals()[_name] = type(_name, (Initializer,), {"__module__": "lasagne.init", "__rosetta_path__": f"lasagne.init.{_name}"})
Glorot, He = globals()["GlorotUniform"], globals()["HeUniform"]
__getattr__ = rosetta.attribute_hook(__name__)
