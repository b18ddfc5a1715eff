# shows: layerNorm.axes layerNorm.epsilon
# input: 2x4 = 0.75 1.5 -2 -1.25 -0.5 0.25 1 1.75
# weights: fill
import lasagne.layers as L

model = L.layer_norm(L.DenseLayer(L.InputLayer((None, 4)), 3))
