# Two towers that share their weights; the learning rate is fed.
import lasagne
import lasagne.layers as L
import numpy as np
import theano
import theano.tensor as T

a, b, rate = T.matrix("a"), T.matrix("b"), T.scalar("rate")
same = T.vector("same")
one, other = L.InputLayer((None, 8), a), L.InputLayer((None, 8), b)
left = L.DenseLayer(one, 4, nonlinearity=lasagne.nonlinearities.tanh, name="tower")
right = L.DenseLayer(other, 4, W=left.W, b=left.b, nonlinearity=lasagne.nonlinearities.tanh)
merged = L.ElemwiseMergeLayer([left, right], T.mul)
score = L.DenseLayer(merged, 1, nonlinearity=lasagne.nonlinearities.sigmoid, name="score")
loss = lasagne.objectives.binary_crossentropy(L.get_output(score)[:, 0], same).mean()
step = theano.function([a, b, same, rate], loss, updates=lasagne.updates.momentum(loss, L.get_all_params(score), rate))
x, y, t = np.random.rand(8, 8).astype("float32"), np.random.rand(8, 8).astype("float32"), np.ones(8, "float32")
for epoch in range(2):
    step(x, y, t, 0.1)
