# shows: activation.function activation.alpha
# input: 1x2 = -3 4
# weights: fill
import lasagne.layers as L
from lasagne import nonlinearities as nl

x = L.DenseLayer(L.InputLayer((None, 2)), 2, nonlinearity=nl.sigmoid)
x = L.DenseLayer(x, 2, nonlinearity=nl.tanh)
x = L.DenseLayer(x, 2, nonlinearity=nl.softplus)
x = L.DenseLayer(x, 2, nonlinearity=nl.elu)
x = L.DenseLayer(x, 2, nonlinearity=nl.selu)
x = L.DenseLayer(x, 2, nonlinearity=nl.leaky_rectify)
x = L.DenseLayer(x, 2, nonlinearity=nl.LeakyRectify(0.3))
model = L.DenseLayer(x, 2, nonlinearity=nl.softmax)
