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
        self._layers.insert(i, layer)
        self._keep_links()

    def _keep_links(self):
        self._keep([each for each in self._layers if isinstance(each, Link)])

    def extend(self, sequential):
        """Several callables at the end."""
        for each in sequential:
            self.append(each)

    def pop(self, i=-1):
        """Takes a callable out."""
        found = self._layers.pop(i)
        self._keep_links()
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
        self._layers[i] = layer
        self._keep_links()

    def __delitem__(self, i):
        del self._layers[i]
        self._keep_links()

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
