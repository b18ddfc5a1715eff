"""Modules that hold others: Sequential, List, Dict."""

from .module import Module


class Sequential(Module):
    """Layers and functions, one after the other."""

    __rosetta_path__ = "flax.nnx.Sequential"

    def __init__(self, *fns):
        self.layers = list(fns)

    def __call__(self, *args, **kwargs):
        output = None
        for i, f in enumerate(self.layers):
            if not callable(f):
                raise TypeError(f"Sequence[{i}] is not callable: {f}")
            if i > 0:
                args, kwargs = (output, {}) if isinstance(output, tuple) else ((), output) if isinstance(output, dict) else ((output,), {})
            output = f(*args, **kwargs)
        return output


class List(list):
    """A list of modules or variables."""


class Dict(dict):
    """A dict of modules or variables, with attributes for its keys."""

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name, value):
        self[name] = value


def data(value):
    """Marks a value as part of the module's tree."""
    return value


static = data
