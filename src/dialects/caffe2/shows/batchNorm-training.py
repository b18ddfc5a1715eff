# shows: batchNorm.runningVariance batchNorm.newStatisticShare batchNorm.axis batchNorm.epsilon batchNorm.activeIn batchNorm.scale batchNorm.center batchNorm.trackRunning
# input: 4x2x1x1 = 1 10 2 20 3 30 6 60
# weights: 1 2 | 0 1 | 0 0 | 1 1
# mode: training
# The running variance is corrected by m / (m - 1), and momentum is the old statistic's share.
from caffe2.python import brew, model_helper

model = model_helper.ModelHelper(name="show")
brew.spatial_bn(model, "data", "bn", 2, is_test=0)
