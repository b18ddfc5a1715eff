"""``theano.tensor.nnet``."""

import rosetta
from lasagne._theano.nnet import binary_crossentropy, categorical_crossentropy, conv2d, conv3d, elu, hard_sigmoid, logsoftmax, relu, selu, sigmoid, sigmoid_binary_crossentropy, softmax, softplus, softsign  # noqa: F401

__getattr__ = rosetta.attribute_hook(__name__)
