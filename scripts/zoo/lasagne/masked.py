# Sequences of different lengths, told by a mask: refused.
import lasagne
import numpy as np
import theano
import theano.tensor as T

x, mask, y = T.tensor3("x"), T.matrix("mask"), T.ivector("y")
l_in, l_mask = lasagne.layers.InputLayer((None, 6, 2), x), lasagne.layers.InputLayer((None, 6), mask)
net = lasagne.layers.LSTMLayer(l_in, 4, mask_input=l_mask, only_return_final=True)
net = lasagne.layers.DenseLayer(net, 3, nonlinearity=lasagne.nonlinearities.softmax)
loss = lasagne.objectives.categorical_crossentropy(lasagne.layers.get_output(net), y).mean()
train = theano.function([x, mask, y], loss, updates=lasagne.updates.adam(loss, lasagne.layers.get_all_params(net)))
train(np.random.rand(5, 6, 2).astype("float32"), np.ones((5, 6), "float32"), np.zeros(5, "int32"))
