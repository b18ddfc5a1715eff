# shows: batchNorm.runningVariance batchNorm.newStatisticShare batchNorm.axis
# input: 4x2 = 1 10 2 20 3 30 6 60
# weights: 1 2 | 0 1 | 0 0 | 1 1
# mode: training
# The running variance is corrected by m / (m - 1); decay is the old statistic's share.
import chainer.links as L

model = L.BatchNormalization(2)
