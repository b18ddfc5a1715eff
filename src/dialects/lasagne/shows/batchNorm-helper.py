# shows: batchNorm.center batchNorm.scale
# input: 3x4 = -0.25 2.75 -0.5 2.5 -0.75 2.25 -1 2 -1.25 1.75 -1.5 1.5
# weights: fill
# mode: training
# The helper takes the bias and puts the activation behind.
import lasagne.layers as L

model = L.batch_norm(L.DenseLayer(L.InputLayer((None, 4)), 3))
