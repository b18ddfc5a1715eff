"""``theano.ifelse``: a choice between two values."""

import rosetta
from lasagne._theano.elementwise import switch


def ifelse(condition, then_branch, else_branch, name=None, outdim=None):
    """One of two values."""
    return switch(condition, then_branch, else_branch)


__getattr__ = rosetta.attribute_hook(__name__)
