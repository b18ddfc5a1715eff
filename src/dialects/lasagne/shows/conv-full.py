# shows: conv.padding
# input: 1x1x3x3 = 1 2 3 4 5 6 7 8 9
# weights: fill
import lasagne.layers as L

model = L.Conv2DLayer(L.InputLayer((None, 1, 3, 3)), 1, 2, pad="full", nonlinearity=None, b=None)
