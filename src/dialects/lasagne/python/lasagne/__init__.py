"""``lasagne`` for a dry run: layers that say what they are made of, and the expressions they draw; no numbers."""

import rosetta

from . import init, layers, nonlinearities, objectives, random, regularization, updates, utils  # noqa: F401
from ._theano.example import rosetta_models  # noqa: F401

_missing, _version_of = rosetta.attribute_hook("lasagne"), rosetta.version_of


def __getattr__(name):
    if name == "__version__":
        return _version_of("lasagne")
    return _missing(name)
