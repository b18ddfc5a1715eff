# Network in network: mean pooling, no dense layer at the end, dropout of channels, SGD with Nesterov laid over it.
import lasagne
import numpy as np
import theano
import theano.tensor as T
from lasagne.layers import Conv2DLayer, FlattenLayer, GlobalPoolLayer, InputLayer, NINLayer, NonlinearityLayer, Pool2DLayer, dropout_channels, get_all_params, get_output

x, y = T.tensor4(), T.ivector()
net = InputLayer((None, 3, 9, 9), x)
net = Conv2DLayer(net, 6, 5, pad=2)
net = NINLayer(net, 5)
net = Pool2DLayer(net, 3, stride=2, mode="average_exc_pad")
net = dropout_channels(net, 0.5)
net = Conv2DLayer(net, 6, 3, pad="full", stride=2)
net = NINLayer(net, 4)
net = FlattenLayer(GlobalPoolLayer(net))
net = NonlinearityLayer(net, lasagne.nonlinearities.softmax)
loss = lasagne.objectives.categorical_crossentropy(get_output(net), y).mean()
rule = lasagne.updates.apply_nesterov_momentum(lasagne.updates.sgd(loss, get_all_params(net, trainable=True), learning_rate=0.1))
train = theano.function([x, y], loss, updates=rule)
a, b = np.random.rand(8, 3, 9, 9).astype("float32"), np.random.randint(0, 4, 8).astype("int32")
for i in range(0, 8, 4):
    train(a[i:i + 4], b[i:i + 4])
