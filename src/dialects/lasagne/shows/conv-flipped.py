# shows: conv.kernelSize conv.padding conv.strides
# input: 2x2x5x5 = -5 5 3 2 2 3 5 -5 -1 4 -3 4 -1 -5 5 3 2 2 3 5 -5 -1 4 -3 4 -1 -5 5 3 2 2 3 5 -5 -1 4 -3 4 -1 -5 5 3 2 2 3 5 -5 -1 4 -3 4 -1 -5 5 3 2 2 3 5 -5 -1 4 -3 4 -1 -5 5 3 2 2 3 5 -5 -1 4 -3 4 -1 -5 5 3 2 2 3 5 -5 -1 4 -3 4 -1 -5 5 3 2 2 3 5 -5 -1
# weights: fill
# The kernel is turned around: a convolution as in mathematics.
import lasagne.layers as L

model = L.Conv2DLayer(L.InputLayer((None, 2, 5, 5)), 3, (3, 2), stride=(2, 1), pad=(1, 0), nonlinearity=None)
