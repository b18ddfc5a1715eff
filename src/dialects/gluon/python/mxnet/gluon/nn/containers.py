"""Containers: blocks one after another, and functions as blocks."""

import rosetta

from ... import ndarray
from ..block import Block, HybridBlock


class _Chain:
    """Blocks one after another."""

    def add(self, *blocks):
        for each in blocks:
            self.register_child(each)

    def __getitem__(self, key):
        layers = list(self._children.values())[key]
        if not isinstance(layers, list):
            return layers
        net = type(self)(prefix=self._prefix)
        with net.name_scope():
            net.add(*layers)
        return net

    def __len__(self):
        return len(self._children)

    def __iter__(self):
        return iter(self._children.values())

    def forward(self, x, *args):
        for each in self._children.values():
            x = each(x, *args)
            args = []
            if isinstance(x, (tuple, list)):
                x, *args = x
        return (x, *args) if args else x


class Sequential(_Chain, Block):
    """Blocks one after another."""

    __rosetta_path__ = "mxnet.gluon.nn.Sequential"


class HybridSequential(_Chain, HybridBlock):
    """The same, of blocks that can be hybridized."""

    __rosetta_path__ = "mxnet.gluon.nn.HybridSequential"


def _function(function, what):
    if isinstance(function, str):
        return getattr(ndarray, function)
    if callable(function):
        return function
    raise ValueError(f"Unrecognized function in {what}: {function} of type {type(function)}")


class Lambda(Block):
    """A function of arrays as a block."""

    __rosetta_path__ = "mxnet.gluon.nn.Lambda"

    def __init__(self, function, prefix=None):
        super().__init__(prefix=prefix)
        self._func = _function(function, "Lambda")

    def forward(self, *args):
        return self._func(*args)


class HybridLambda(HybridBlock):
    """A function ``f(F, x)``, or the name of an operator, as a block."""

    __rosetta_path__ = "mxnet.gluon.nn.HybridLambda"

    def __init__(self, function, prefix=None):
        super().__init__(prefix=prefix)
        self._named = isinstance(function, str)
        self._func = _function(function, "HybridLambda")

    def forward(self, x, *args):
        return self._func(x, *args) if self._named else self._func(ndarray, x, *args)


__all__ = ["HybridLambda", "HybridSequential", "Lambda", "Sequential", "rosetta"]
