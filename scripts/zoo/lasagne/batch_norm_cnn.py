# Convolutions with batch normalisation, weight decay on what can be regularised, and Adam.
import lasagne
import numpy as np
import theano
import theano.tensor as T
from lasagne.layers import BatchNormLayer, Conv2DLayer, DenseLayer, GlobalPoolLayer, InputLayer, MaxPool2DLayer, batch_norm
from lasagne.nonlinearities import softmax, very_leaky_rectify

x, y = T.tensor4("x"), T.ivector("y")
net = InputLayer((None, 3, 8, 8), x)
net = batch_norm(Conv2DLayer(net, 6, 3, pad=1, W=lasagne.init.HeNormal(gain="relu"), nonlinearity=very_leaky_rectify))
net = MaxPool2DLayer(net, 2)
net = batch_norm(Conv2DLayer(net, 8, 3, pad="same", W=lasagne.init.HeNormal(gain="relu")))
net = GlobalPoolLayer(net)
net = BatchNormLayer(net, alpha=0.05)
net = DenseLayer(net, 5, nonlinearity=softmax)

out = lasagne.layers.get_output(net)
penalty = lasagne.regularization.regularize_network_params(net, lasagne.regularization.l2)
loss = lasagne.objectives.categorical_crossentropy(out, y).mean() + 1e-3 * penalty
weights = lasagne.layers.get_all_params(net, trainable=True)
train = theano.function([x, y], loss, updates=lasagne.updates.adam(loss, weights, learning_rate=0.002))
test = theano.function([x], lasagne.layers.get_output(net, deterministic=True))

images, labels = np.random.rand(24, 3, 8, 8).astype("float32"), np.random.randint(0, 5, 24).astype("int32")
for epoch in range(2):
    for i in range(0, 24, 6):
        train(images[i:i + 6], labels[i:i + 6])
print(test(images[:6]).shape)
