# The most common slip: the answer that is evaluated was drawn without deterministic=True.
import lasagne
import numpy as np
import theano
import theano.tensor as T

x, y = T.matrix("x"), T.ivector("y")
net = lasagne.layers.InputLayer((None, 8), x)
net = lasagne.layers.DropoutLayer(lasagne.layers.DenseLayer(net, 6), p=0.5)
net = lasagne.layers.DenseLayer(net, 3, nonlinearity=lasagne.nonlinearities.softmax)
answer = lasagne.layers.get_output(net)
loss = T.mean(lasagne.objectives.categorical_crossentropy(answer, y))
train = theano.function([x, y], loss, updates=lasagne.updates.sgd(loss, lasagne.layers.get_all_params(net), 0.1))
guess = theano.function([x], T.argmax(answer, axis=1))
a, b = np.random.rand(12, 8).astype("float32"), np.random.randint(0, 3, 12).astype("int32")
for i in range(0, 12, 4):
    train(a[i:i + 4], b[i:i + 4])
print(guess(a))
