# A number for every step: two GRUs, one walking backward, side by side.
import lasagne.layers as L
import numpy as np
import theano
import theano.tensor as T
from lasagne.objectives import squared_error
from lasagne.updates import rmsprop

source, wanted = T.tensor3("source"), T.tensor3("wanted")
l_in = L.InputLayer((None, 5, 3), source)
forward = L.GRULayer(l_in, 4)
backward = L.GRULayer(l_in, 4, backwards=True)
both = L.ConcatLayer([forward, backward], axis=2)
flat = L.ReshapeLayer(both, (-1, 8))
dense = L.DenseLayer(flat, 2, nonlinearity=None)
out = L.ReshapeLayer(dense, (-1, 5, 2))
answer = L.get_output(out)
loss = squared_error(answer, wanted).mean()
learn = theano.function([source, wanted], loss, updates=rmsprop(loss, L.get_all_params(out), learning_rate=0.01))
x, y = np.random.rand(16, 5, 3).astype("float32"), np.random.rand(16, 5, 2).astype("float32")
for i in range(0, 16, 4):
    learn(x[i:i + 4], y[i:i + 4])
