# shows: batchNorm.axis
# input: 2x2x3 = -0.25 2.75 -0.5 2.5 -0.75 2.25 -1 2 -1.25 1.75 -1.5 1.5
# weights: fill
# mode: training
import lasagne.layers as L

model = L.BatchNormLayer(L.InputLayer((None, 2, 3)), axes=(0, 1), beta=None)
