# shows: batchNorm.runningVariance batchNorm.newStatisticShare batchNorm.axis batchNorm.activeIn
# input: 4x2 = 1 10 2 20 3 30 6 60
# mode: training
# The running variance is divided by n - 1, and takes a tenth of the new one.
from torch import nn

model = nn.BatchNorm1d(2)
