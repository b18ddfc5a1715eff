# shows: lstm.peepholes lstm.returns lstm.direction
# input: 1x3x2 = 1.25 0.75 0.25 -0.25 -0.75 -1.25
# weights: fill
import lasagne.layers as L

model = L.LSTMLayer(L.InputLayer((None, 3, 2)), 2, peepholes=False, only_return_final=True, backwards=True)
