# shows: dense.units
# input: 2x2x3 = 1 -2 3 -4 -5 6 7 -8 9 1 0 1
# weights: fill
import lasagne.layers as L
from lasagne.nonlinearities import tanh

model = L.DenseLayer(L.InputLayer((None, 2, 3)), 2, num_leading_axes=2, nonlinearity=tanh)
