# shows: conv.dilation
# input: 1x2x5x5 = 1 2 3 4 5 6 7 8 9 10 1 3 5 7 9 2 4 6 8 10 -1 -2 -3 -4 -5 5 4 3 2 1 0 1 0 1 0 2 2 2 2 2 -3 1 4 1 5 9 2 6 5 3
# weights: fill
# The kernel is stored (in, out) and never turned around.
import lasagne.layers as L

model = L.DilatedConv2DLayer(L.InputLayer((None, 2, 5, 5)), 3, 2, dilation=(2, 3), nonlinearity=None)
