# shows: convTranspose.kernelSize
# input: 1x2x2x2 = 0.75 1.5 -2 -1.25 -0.5 0.25 1 1.75
# weights: fill
import lasagne.layers as L

model = L.TransposedConv2DLayer(L.InputLayer((None, 2, 2, 2)), 1, 2, flip_filters=True, nonlinearity=None, b=None)
