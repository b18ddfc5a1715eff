# shows: batchNorm.runningVariance batchNorm.activeIn batchNorm.center batchNorm.scale
# input: 2x2x2x2 = -1.25 -0.25 0.75 1.75 2.75 3.75 -3.5 -2.5 -1.5 -0.5 0.5 1.5 2.5 3.5 -3.75 -2.75
# weights: fill
# Evaluation multiplies by the running inverse deviation as it is.
import lasagne.layers as L

model = L.BatchNormLayer(L.InputLayer((None, 2, 2, 2)))
