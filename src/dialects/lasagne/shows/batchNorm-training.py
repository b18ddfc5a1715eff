# shows: batchNorm.runningVariance batchNorm.newStatisticShare batchNorm.axis batchNorm.epsilon batchNorm.activeIn batchNorm.trackRunning
# input: 4x2 = 0.75 1.5 -2 -1.25 -0.5 0.25 1 1.75
# weights: fill
# mode: training
# What is kept is the mean of 1/sqrt(variance + epsilon), of the biased variance.
import lasagne.layers as L

model = L.BatchNormLayer(L.InputLayer((None, 2)), epsilon=0.5)
