"""Modules that hold modules: Sequential, ModuleList, ModuleDict, ParameterList; and those that only reshape."""

import rosetta

from .. import reshaping
from ..shapes import Size, viewed
from ..tensor import Parameter
from .layer import layer
from .module import Module


class Sequential(Module):
    """Modules called one after the other."""

    __module__ = "torch.nn"
    __rosetta_path__ = "torch.nn.Sequential"

    def __init__(self, *args):
        super().__init__()
        named = args[0].items() if len(args) == 1 and isinstance(args[0], dict) else ((str(i), each) for i, each in enumerate(args))
        for name, each in named:
            _require_module(each, "torch.nn.Sequential")
            self._modules[name] = each

    def forward(self, input):
        for each in self._modules.values():
            input = each(input)
        return input

    def append(self, module):
        """Adds a module at the end."""
        self._modules[str(len(self))] = module
        return self

    def extend(self, sequential):
        """Adds several modules at the end."""
        for each in sequential:
            self.append(each)
        return self

    def __len__(self):
        return len(self._modules)

    def __iter__(self):
        return iter(self._modules.values())

    def __getitem__(self, index):
        if isinstance(index, slice):
            return type(self)(dict(list(self._modules.items())[index]))
        return list(self._modules.values())[index]

    def __setitem__(self, index, module):
        self._modules[list(self._modules)[index]] = module


def _require_module(value, path):
    if not isinstance(value, Module):
        raise TypeError(f"{type(value).__name__} is not a Module subclass: {path} holds modules. A function such as torch.relu is a layer as torch.nn.ReLU().")


class ModuleList(Module):
    """A list of modules."""

    __module__ = "torch.nn"
    __rosetta_path__ = "torch.nn.ModuleList"

    def __init__(self, modules=None):
        super().__init__()
        self.extend(modules or [])

    append, extend = Sequential.append, Sequential.extend
    __len__, __iter__, __setitem__ = Sequential.__len__, Sequential.__iter__, Sequential.__setitem__

    def insert(self, index, module):
        """Adds a module at a place."""
        items = list(self._modules.values())
        items.insert(index, module)
        self.__dict__["_modules"] = {str(i): each for i, each in enumerate(items)}

    def __getitem__(self, index):
        items = list(self._modules.values())[index]
        return ModuleList(items) if isinstance(index, slice) else items


class ModuleDict(Module):
    """Modules by name."""

    __module__ = "torch.nn"
    __rosetta_path__ = "torch.nn.ModuleDict"

    def __init__(self, modules=None):
        super().__init__()
        self.update(modules or {})

    def update(self, modules):
        """Adds modules from a dict or pairs."""
        for name, each in modules.items() if isinstance(modules, dict) else modules:
            self._modules[name] = each

    def __getitem__(self, name):
        return self._modules[name]

    def __setitem__(self, name, module):
        self._modules[name] = module

    def __contains__(self, name):
        return name in self._modules

    def __iter__(self):
        return iter(self._modules)

    def __len__(self):
        return len(self._modules)

    keys = lambda self: self._modules.keys()
    values = lambda self: self._modules.values()
    items = lambda self: self._modules.items()


class ParameterList(Module):
    """A list of weights."""

    __module__ = "torch.nn"
    __rosetta_path__ = "torch.nn.ParameterList"

    def __init__(self, values=None):
        super().__init__()
        for each in values or []:
            self.append(each)

    def append(self, value):
        """Adds a weight."""
        self.register_parameter(str(len(self._parameters)), value if isinstance(value, Parameter) else Parameter(value))
        return self

    def __len__(self):
        return len(self._parameters)

    def __iter__(self):
        return iter(self._parameters.values())

    def __getitem__(self, index):
        return list(self._parameters.values())[index]


def _same(self, input):
    return input


_same.__rosetta_leaf__ = True


def _ignore_arguments(self, *args, **kwargs):
    Module.__init__(self)


Identity = type("Identity", (Module,), {"__module__": "torch.nn", "__rosetta_path__": "torch.nn.Identity", "__init__": _ignore_arguments, "forward": _same})


def _flattened(self, shape):
    return reshaping._flattened(rosetta.Bound("torch.nn.Flatten", {"input": _Shaped(shape), "start_dim": self.start_dim, "end_dim": self.end_dim}, {}))


class _Shaped:
    def __init__(self, shape):
        self.shape = shape


def _unflattened(self, shape):
    at = reshaping.axis(self.dim, len(shape))
    return Size((*shape[:at], *viewed((shape[at],), self.unflattened_size), *shape[at + 1:]))


Flatten = layer("torch.nn.Flatten", _flattened)
Unflatten = layer("torch.nn.Unflatten", _unflattened)
