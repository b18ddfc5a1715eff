# shows: dense.units dense.useBias activation.function
# input: 2x2x2 = 1 -2 3 -4 -5 6 7 -8
# weights: fill
# Axes behind the first are joined, and what nobody asks to stay linear is rectified.
import lasagne.layers as L

model = L.DenseLayer(L.InputLayer((None, 2, 2)), 3)
