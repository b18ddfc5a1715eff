# shows: maxPool.padding maxPool.dilation
# input: 1x1x4x4 = -1 -2 -3 -4 -5 -6 -7 -8 -9 -10 -1.5 -3.5 -5.5 -7.5 -9.5 -2.5
import lasagne.layers as L

model = L.Pool2DLayer(L.InputLayer((None, 1, 4, 4)), 3, stride=2, pad=1)
