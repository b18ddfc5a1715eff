# shows: batchNorm.runningVariance batchNorm.newStatisticShare batchNorm.axis
# input: 4x2 = 1 10 2 20 3 30 6 60
# weights: 1 1 | 0 0 | 0 0 | 1 1
# mode: training
# The running variance is divided by n, and takes a hundredth of the new one.
from flax import linen as nn

model = nn.BatchNorm(use_running_average=False)
