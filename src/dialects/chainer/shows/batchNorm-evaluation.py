# shows: batchNorm.epsilon batchNorm.scale batchNorm.center
# input: 2x2 = 0.001 0.01 -0.002 0.03
# weights: 1 2 | 0 1 | 0 0 | 0.00001 0.0001
# Variances so small that epsilon, 2e-5, decides.
import chainer.links as L

model = L.BatchNormalization(2)
