# shows: batchNorm.newStatisticShare batchNorm.runningVariance batchNorm.axis batchNorm.scale batchNorm.center batchNorm.trackRunning batchNorm.activeIn
# input: 4x2x1x1 = 1 10 2 20 3 30 6 60
# weights: 1 2 | 0 1 | 0 0 | 0 0
# mode: training
# The first batch counts whole, and the running variance is divided by n - 1.
from cntk.layers import BatchNormalization

model = BatchNormalization(map_rank=1)
