# shows: conv.kernelSize conv.padding
# input: 1x2x4x4 = 1 2 3 4 5 6 7 8 9 10 1 3 5 7 9 2 4 6 8 10 -1 -2 -3 -4 -5 5 4 3 2 1 0 1
# weights: fill
import lasagne.layers as L

model = L.Conv2DLayer(L.InputLayer((None, 2, 4, 4)), 2, 3, pad="same", flip_filters=False, nonlinearity=None)
