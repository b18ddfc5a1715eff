# shows: simpleRnn.direction simpleRnn.returns simpleRnn.biases
# input: 1x3x2 = 1.25 0.75 0.25 -0.25 -0.75 -1.25
# weights: fill
import lasagne.layers as L
from lasagne.nonlinearities import tanh

model = L.RecurrentLayer(L.InputLayer((None, 3, 2)), 2, b=None, nonlinearity=tanh, backwards=True)
