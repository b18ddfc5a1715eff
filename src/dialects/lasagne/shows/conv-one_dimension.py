# shows: conv.kernelSize
# input: 1x2x5 = 1 2 3 4 5 6 7 8 9 10
# weights: fill
import lasagne.layers as L

model = L.Conv1DLayer(L.InputLayer((None, 2, 5)), 3, 3, stride=2, pad=1, nonlinearity=None)
