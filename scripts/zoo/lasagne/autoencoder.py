# The input is its own truth: convolutions down, transposed ones up, AdaDelta.
import lasagne
import numpy as np
import theano
import theano.tensor as T
from lasagne.layers import Conv2DLayer, Deconv2DLayer, InputLayer, Upscale2DLayer, get_all_params, get_output
from lasagne.nonlinearities import sigmoid

x = T.tensor4("x")
net = InputLayer((None, 1, 8, 8), x)
net = Conv2DLayer(net, 4, 3, stride=2, pad=1)
net = Conv2DLayer(net, 2, 3, pad=1)
net = Deconv2DLayer(net, 4, 2, stride=2)
net = Upscale2DLayer(net, 2)
net = Conv2DLayer(net, 1, 2, stride=2, nonlinearity=sigmoid)
loss = lasagne.objectives.binary_crossentropy(get_output(net), x).mean()
train = theano.function([x], loss, updates=lasagne.updates.adadelta(loss, get_all_params(net, trainable=True)))
pictures = np.random.rand(12, 1, 8, 8).astype("float32")
for i in range(0, 12, 4):
    train(pictures[i:i + 4])
