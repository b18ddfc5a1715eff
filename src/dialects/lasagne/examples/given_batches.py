# The data is kept in shared variables, and each call is told the number of its batch.
import lasagne
import numpy as np
import theano
import theano.tensor as T

BATCH = 5
data = theano.shared(np.random.rand(40, 6).astype("float32"), borrow=True)
truth = T.cast(theano.shared(np.random.randint(0, 3, 40).astype("float32"), borrow=True), "int32")
index, x, y = T.lscalar("index"), T.matrix("x"), T.ivector("y")
net = lasagne.layers.DenseLayer(lasagne.layers.InputLayer((None, 6), x), 8)
net = lasagne.layers.DenseLayer(net, 3, nonlinearity=lasagne.nonlinearities.softmax)
loss = lasagne.objectives.categorical_crossentropy(lasagne.layers.get_output(net), y).mean()
updates = lasagne.updates.sgd(loss, lasagne.layers.get_all_params(net, trainable=True), 0.1)
train = theano.function([index], loss, updates=updates, givens={x: data[index * BATCH:(index + 1) * BATCH], y: truth[index * BATCH:(index + 1) * BATCH]})
for epoch in range(4):
    for number in range(40 // BATCH):
        train(number)
