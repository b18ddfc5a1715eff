# shows: conv.groups
# input: 1x4x3x3 = 1 2 3 4 5 6 7 8 9 9 8 7 6 5 4 3 2 1 0 1 0 1 0 1 0 1 0 2 -1 2 -1 2 -1 2 -1 2
# weights: fill
import lasagne.layers as L

model = L.Conv2DLayer(L.InputLayer((None, 4, 3, 3)), 4, 2, num_groups=2, nonlinearity=None)
