# shows: maxPool.poolSize
# input: 1x2x5 = 1 2 3 4 5 9 8 7 6 5
import lasagne.layers as L

model = L.MaxPool1DLayer(L.InputLayer((None, 2, 5)), 2)
