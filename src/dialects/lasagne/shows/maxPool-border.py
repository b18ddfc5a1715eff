# shows: maxPool.rounding maxPool.strides
# input: 1x1x5x5 = 1 2 3 4 5 6 7 8 9 10 1.5 3.5 5.5 7.5 9.5 2.5 4.5 6.5 8.5 10.5 -1 -2 -3 -4 -5
import lasagne.layers as L

model = L.MaxPool2DLayer(L.InputLayer((None, 1, 5, 5)), 2, ignore_border=False)
