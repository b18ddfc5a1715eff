# Convolution and pooling as Theano's own functions, in a layer of the program's own; a hinge on signed scores.
import lasagne
import numpy as np
import theano
import theano.tensor as T
from lasagne.layers import DenseLayer, InputLayer, Layer, get_all_params, get_output
from theano.tensor.signal.pool import pool_2d


class ConvPool(Layer):
    def __init__(self, incoming, filters, size, W=lasagne.init.GlorotUniform(gain="relu"), **kwargs):
        super().__init__(incoming, **kwargs)
        self.filters, self.size = filters, size
        self.W = self.add_param(W, (filters, self.input_shape[1], size, size), name="W")

    def get_output_shape_for(self, input_shape):
        return (input_shape[0], self.filters, input_shape[2] // 2, input_shape[3] // 2)

    def get_output_for(self, input, **kwargs):
        conved = T.nnet.conv2d(input, self.W, border_mode="half")
        return T.nnet.relu(pool_2d(conved, (2, 2), ignore_border=True))


x, y = T.tensor4("x"), T.matrix("y")
net = InputLayer((None, 2, 8, 8), x)
net = ConvPool(net, 4, 3, name="first")
net = ConvPool(net, 3, 3, name="second")
net = DenseLayer(net, 6, name="hidden")
net = DenseLayer(net, 2, nonlinearity=None, name="scores")
cost = lasagne.objectives.binary_hinge_loss(get_output(net), y, log_odds=True, binary=False).mean()
step = theano.function([x, y], cost, updates=lasagne.updates.nesterov_momentum(cost, get_all_params(net, trainable=True), 0.05))
a, b = np.random.rand(8, 2, 8, 8).astype("float32"), np.sign(np.random.randn(8, 2)).astype("float32")
for i in range(0, 8, 4):
    step(a[i:i + 4], b[i:i + 4])
