# A shared learning rate that the program lowers after each epoch, and statistics that batch_norm moves.
import lasagne
import numpy as np
import theano
import theano.tensor as T
from lasagne.layers import Conv2DLayer, DenseLayer, InputLayer, batch_norm, count_params, get_all_params, get_output

x, y = T.tensor4("x"), T.ivector("y")
net = batch_norm(Conv2DLayer(InputLayer((None, 1, 6, 6), x), 3, 3), alpha=0.2)
net = DenseLayer(net, 2, nonlinearity=lasagne.nonlinearities.softmax)
print(count_params(net), "parameters")
lr = theano.shared(np.array(0.1, dtype=theano.config.floatX))
loss = lasagne.objectives.categorical_crossentropy(get_output(net), y).mean()
train = theano.function([x, y], loss, updates=lasagne.updates.adam(loss, get_all_params(net, trainable=True), learning_rate=lr))
a, b = np.random.rand(8, 1, 6, 6).astype("float32"), np.random.randint(0, 2, 8).astype("int32")
for epoch in range(3):
    for i in range(0, 8, 4):
        train(a[i:i + 4], b[i:i + 4])
    lr.set_value(np.array(lr.get_value() * 0.5, dtype=theano.config.floatX))
