"""``theano.gof``: the class of expressions."""

import rosetta
from lasagne._theano.expression import Expression as Variable  # noqa: F401

__getattr__ = rosetta.attribute_hook(__name__)
