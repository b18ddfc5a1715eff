# shows: lstm.activation lstm.gateActivation lstm.outputActivation
# input: 1x2x2 = -0.5 -0.25 0 0.25
# weights: fill
import lasagne.layers as L
import lasagne
from lasagne.nonlinearities import rectify

model = L.LSTMLayer(L.InputLayer((None, 2, 2)), 2, cell=L.Gate(W_cell=None, nonlinearity=rectify), forgetgate=L.Gate(b=lasagne.init.Constant(1.0)), nonlinearity=None)
