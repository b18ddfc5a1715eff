# Each unit's weights are kept short after every step: refused.
import lasagne
import numpy as np
import theano
import theano.tensor as T

x, y = T.matrix("x"), T.ivector("y")
net = lasagne.layers.DenseLayer(lasagne.layers.InputLayer((None, 5), x), 4)
net = lasagne.layers.DenseLayer(net, 3, nonlinearity=lasagne.nonlinearities.softmax)
loss = lasagne.objectives.categorical_crossentropy(lasagne.layers.get_output(net), y).mean()
updates = lasagne.updates.adagrad(loss, lasagne.layers.get_all_params(net))
for param in lasagne.layers.get_all_params(net, regularizable=True):
    updates[param] = lasagne.updates.norm_constraint(updates[param], 2.0)
train = theano.function([x, y], loss, updates=updates)
train(np.random.rand(5, 5).astype("float32"), np.zeros(5, "int32"))
