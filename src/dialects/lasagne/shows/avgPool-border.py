# shows: avgPool.rounding
# input: 1x2x5 = 0.25 -1 -2.25 1.75 0.5 -0.75 -2 2 0.75 -0.5
import lasagne.layers as L

model = L.Pool1DLayer(L.InputLayer((None, 2, 5)), 2, ignore_border=False, mode="average_exc_pad")
