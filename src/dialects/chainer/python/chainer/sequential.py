"""``chainer.Sequential``: links and functions applied one after the other."""

import rosetta

from ._both import in_both_modes
from .link import ChainList, Link


class Sequential(ChainList):
    """Callables in order; those that are links hold weights."""

    __rosetta_path__ = "chainer.Sequential"

    def __init__(self, *layers):
        super().__init__()
        self.__dict__["_layers"] = []
        for each in layers:
            self.append(each)

    def append(self, layer):
        """A callable at the end."""
        self.insert(len(self), layer)

    add_link = append

    def insert(self, i, layer):
        """A callable at a place."""
        if not callable(layer):
            raise ValueError(f"All elements of the argument should be callable. But given {layer} is not callable.")
        before = self._layers[:i]
        self._layers.insert(i, layer)
        if isinstance(layer, Link):
            # Chainer numbers its children so: a new one stands behind the place of the first link (chainer/sequential.py · insert).
            first = next((j for j, each in enumerate(before) if isinstance(each, Link)), 0)
            links = list(self._children.values())
            links.insert(first + 1 if i else 0, layer)
            self._keep(links)

    def _drop(self, layers):
        self._keep([each for each in self._children.values() if not any(each is one for one in layers)])

    def extend(self, sequential):
        """Several callables at the end."""
        for each in sequential:
            self.append(each)

    def pop(self, i=-1):
        """Takes a callable out."""
        found = self._layers.pop(i)
        self._drop([found])
        return found

    def flatten(self):
        """The callables of nested sequences as one."""
        made = []
        for each in self._layers:
            made.extend(each.flatten() if isinstance(each, Sequential) else [each])
        return Sequential(*made)

    @in_both_modes
    def forward(self, *x):
        """The last callable's output."""
        for layer in self._layers:
            x = layer(*x) if isinstance(x, tuple) else layer(x)
        return x

    def __getitem__(self, i):
        return Sequential(*self._layers[i]) if isinstance(i, slice) else self._layers[i]

    def __setitem__(self, i, layer):
        del self[i]
        self.insert(i % (len(self) + 1), layer)

    def __delitem__(self, i):
        self._drop(self._layers[i] if isinstance(i, slice) else [self._layers[i]])
        del self._layers[i]

    def __iter__(self):
        return iter(self._layers)

    def __len__(self):
        return len(self._layers)

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __add__(self, other):
        return Sequential(*self, *other)

    def repeat(self, n_repeat, mode="init"):
        """Copies of this sequence, one after the other."""
        raise rosetta.UnknownCall("chainer.Sequential.repeat is not known here. Expected links made one by one.")
