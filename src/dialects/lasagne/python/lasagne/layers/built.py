"""Layers of Lasagne's own: arguments bound by their signature, defaults that are objects, activations behind them."""

import types

import rosetta

from .. import init, nonlinearities
from .._theano.shared import SharedVariable
from .base import Layer, MergeLayer, applied

_scope = {"lasagne": types.SimpleNamespace(init=init, nonlinearities=nonlinearities, layers=types.SimpleNamespace())}


def default(value):
    """A default that is an object: signatures hold the text that makes it, ``lasagne.init.Constant(0.0)``."""
    if not isinstance(value, str) or not value.startswith(("lasagne.init.", "lasagne.nonlinearities.", "lasagne.layers.")):
        return value
    log = rosetta.recorder()
    log.silent += 1
    try:
        return eval(value, dict(_scope))  # noqa: S307 - the texts are those of our own signatures
    finally:
        log.silent -= 1


def known_as(name, value):
    """Makes a class known to the texts of defaults: ``Gate``."""
    setattr(_scope["lasagne"].layers, name, value)


class Built(Layer):
    """A layer that is fed by one other."""

    says_births = False
    feeds = "incoming"

    def __init__(self, *args, **kwargs):
        bound = rosetta.bind(self.__rosetta_path__, args, kwargs)
        self.connect(bound)
        for name, value in bound.values.items():
            bound.values[name] = default(value) if name not in bound.stated else value
        stated = {name: each.as_weight() if isinstance(each, SharedVariable) and each.value is not None else each for name, each in bound.stated.items() if name != self.feeds}
        own = type(self).__dict__.get("__rosetta_path__") is None
        rosetta.construct(self.__rosetta_path__, self, rosetta.Bound(bound.path, bound.values, stated), type(self).__name__ if own else "")
        self.bound, self.taken = bound, {}
        self.build(**{name: each for name, each in bound.values.items() if name not in (self.feeds, "name")})

    def connect(self, bound):
        Layer.__init__(self, bound.incoming, bound.name)

    def build(self, **options):
        """Keeps the options as attributes."""
        self.__dict__.update(options)

    def said(self):
        """What was taken from the layer after it was made: ``batch_norm`` takes its bias and its activation."""
        stated = {}
        if self.bound.values.get("b") is not None and getattr(self, "b", None) is None:
            stated["b"] = None
        return stated

    def activate(self, x, draw):
        """The layer's own sum, and its activation: said by the layer's argument where it can be."""
        bent = self.nonlinearity
        first = self.bound.values.get("nonlinearity")
        if bent is first or (first is None and bent is nonlinearities.identity):
            if bent is not nonlinearities.softmax or x.ndim == 2:
                if bent in (None, nonlinearities.identity) or nonlinearities.is_known(bent):
                    return draw({})
        out = draw({"nonlinearity": None})
        return out if bent is nonlinearities.identity else bent(out)


class BuiltMerge(MergeLayer, Built):
    """A layer that is fed by several."""

    feeds = "incomings"
    __init__ = Built.__init__

    def connect(self, bound):
        MergeLayer.__init__(self, list(bound.incomings), bound.name)


__all__ = ["Built", "BuiltMerge", "applied", "default", "known_as"]
