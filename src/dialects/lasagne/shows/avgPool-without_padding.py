# shows: avgPool.countPadding avgPool.strides
# input: 1x1x4x4 = -1.25 -0.25 0.75 1.75 2.75 3.75 -3.5 -2.5 -1.5 -0.5 0.5 1.5 2.5 3.5 -3.75 -2.75
# Padded zeros do not count.
import lasagne.layers as L

model = L.Pool2DLayer(L.InputLayer((None, 1, 4, 4)), 3, stride=2, pad=1, mode="average_exc_pad")
