# shows: prelu.slopeShape
# input: 2x3 = 1.25 0.75 0.25 -0.25 -0.75 -1.25
# weights: fill
import lasagne.layers as L

model = L.prelu(L.DenseLayer(L.InputLayer((None, 3)), 4), shared_axes="all")
