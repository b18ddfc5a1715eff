# A layer of the program's own, an expression layer, an array in place of an initialiser.
import lasagne
import numpy as np
import theano
import theano.tensor as T


class DotLayer(lasagne.layers.Layer):
    def __init__(self, incoming, num_units, W=lasagne.init.Normal(0.1), **kwargs):
        super(DotLayer, self).__init__(incoming, **kwargs)
        self.num_units = num_units
        self.W = self.add_param(W, (self.input_shape[1], num_units), name="W")
        self.b = self.add_param(lasagne.init.Constant(0.1), (num_units,), name="b", regularizable=False)

    def get_output_for(self, input, **kwargs):
        return T.dot(input, self.W) + self.b

    def get_output_shape_for(self, input_shape):
        return (input_shape[0], self.num_units)


x, y = T.matrix("x"), T.matrix("y")
net = lasagne.layers.InputLayer((None, 6), x)
net = DotLayer(net, 5, name="mine")
net = lasagne.layers.ExpressionLayer(net, lambda z: T.maximum(0.1 * z, z))
net = lasagne.layers.DenseLayer(net, 2, W=np.full((5, 2), 0.25, theano.config.floatX), b=lasagne.init.Constant(0.5), nonlinearity=T.tanh, name="out")
out = lasagne.layers.get_output(net)
loss = T.mean(T.sqr(out - y)) + 1e-2 * lasagne.regularization.l1(net.W)
updates = lasagne.updates.adamax(loss, lasagne.layers.get_all_params(net))
fit = theano.function([x, y], loss, updates=updates)
a, b = np.random.rand(9, 6).astype("float32"), np.random.rand(9, 2).astype("float32")
for i in range(0, 9, 3):
    fit(a[i:i + 3], b[i:i + 3])
