# shows: flatten.startAxis flatten.endAxis
# input: 1x2x2x2 = 1 2 3 4 5 6 7 8
import lasagne.layers as L

model = L.FlattenLayer(L.InputLayer((None, 2, 2, 2)), outdim=3)
