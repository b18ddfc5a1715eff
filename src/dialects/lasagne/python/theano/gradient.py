"""``theano.gradient``."""

import rosetta
from lasagne._theano.elementwise import zero_grad as disconnected_grad  # noqa: F401
from lasagne._theano.gradients import grad, grad_clip  # noqa: F401

__getattr__ = rosetta.attribute_hook(__name__)
