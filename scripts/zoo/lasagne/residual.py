# A residual block with a projection, names, and momentum written over plain descent.
import lasagne.layers as L
import numpy as np
import theano
import theano.tensor as T
from lasagne import nonlinearities as nl
from lasagne import objectives, updates
from lasagne.init import HeNormal


def block(incoming, filters, name, stride=1):
    first = L.batch_norm(L.Conv2DLayer(incoming, filters, 3, stride=stride, pad="same", W=HeNormal(gain="relu"), flip_filters=False, name=name + "_a"))
    second = L.batch_norm(L.Conv2DLayer(first, filters, 3, pad="same", nonlinearity=None, W=HeNormal(gain="relu"), flip_filters=False, name=name + "_b"))
    shortcut = incoming
    if stride != 1:
        shortcut = L.batch_norm(L.Conv2DLayer(incoming, filters, 1, stride=stride, b=None, nonlinearity=None, name=name + "_p"))
    return L.NonlinearityLayer(L.ElemwiseSumLayer([second, shortcut]), nl.rectify)


X, t = T.tensor4(), T.ivector()
net = L.InputLayer((None, 3, 8, 8), X)
net = block(net, 4, "one", stride=2)
net = block(net, 4, "two")
net = L.DenseLayer(L.GlobalPoolLayer(net), 3, nonlinearity=nl.softmax, name="out")
loss = T.mean(objectives.categorical_crossentropy(L.get_output(net), t))
steps = updates.apply_momentum(updates.sgd(loss, L.get_all_params(net, trainable=True), 0.05), momentum=0.8)
step = theano.function([X, t], loss, updates=steps)
a, b = np.random.rand(20, 3, 8, 8).astype("float32"), np.random.randint(0, 3, 20).astype("int32")
for start in range(0, 20, 5):
    print(step(a[start:start + 5], b[start:start + 5]))
