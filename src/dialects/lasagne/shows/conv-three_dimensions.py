# shows: conv.kernelSize
# input: 1x1x2x3x3 = 1 2 3 4 5 6 7 8 9 9 8 7 6 5 4 3 2 1
# weights: fill
import lasagne.layers as L

model = L.Conv3DLayer(L.InputLayer((None, 1, 2, 3, 3)), 2, 2, nonlinearity=None)
