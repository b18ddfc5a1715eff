# shows: reshape.target
# input: 2x2x6 = -3.25 6 3 0 -3 -6 3.25 0.25 -2.75 -5.75 3.5 0.5 -2.5 -5.5 3.75 0.75 -2.25 -5.25 4 1 -2 -5 4.25 1.25
import lasagne.layers as L

model = L.ReshapeLayer(L.InputLayer((None, 2, 6)), ([0], 3, -1))
