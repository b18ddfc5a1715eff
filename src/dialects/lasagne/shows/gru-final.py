# shows: gru.returns gru.direction
# input: 1x3x2 = 1.25 0.75 0.25 -0.25 -0.75 -1.25
# weights: fill
import lasagne.layers as L

model = L.GRULayer(L.InputLayer((None, 3, 2)), 2, only_return_final=True, backwards=True)
