"""``theano.tensor.basic``."""

import rosetta
from lasagne._theano.expression import as_expression as as_tensor_variable  # noqa: F401
from lasagne._theano.shaping import concatenate, flatten, reshape, stack  # noqa: F401

__getattr__ = rosetta.attribute_hook(__name__)
