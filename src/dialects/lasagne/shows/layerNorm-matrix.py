# shows: layerNorm.axes
# input: 2x4 = 0.75 1.5 -2 -1.25 -0.5 0.25 1 1.75
import lasagne.layers as L

model = L.StandardizationLayer(L.InputLayer((None, 4)))
