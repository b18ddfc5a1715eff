# Only the last layer learns; a hinge over all classes; a smaller step for gradients that are too large, element by element.
import lasagne
import numpy as np
import theano
import theano.tensor as T

x, y = T.matrix("x"), T.ivector("y")
l_in = lasagne.layers.InputLayer((None, 7), x)
features = lasagne.layers.prelu(lasagne.layers.DenseLayer(l_in, 6, nonlinearity=None, name="features"))
scores = lasagne.layers.DenseLayer(features, 4, nonlinearity=lasagne.nonlinearities.linear, name="scores")
cost = lasagne.objectives.multiclass_hinge_loss(lasagne.layers.get_output(scores), y, delta=0.7).mean()
params = scores.get_params(trainable=True)
grads = [T.clip(g, -0.05, 0.05) for g in theano.grad(cost, params)]
train = theano.function([x, y], cost, updates=lasagne.updates.amsgrad(grads, params, learning_rate=0.01))
a, b = np.random.rand(10, 7).astype("float32"), np.random.randint(0, 4, 10).astype("int32")
for i in range(0, 10, 5):
    train(a[i:i + 5], b[i:i + 5])
