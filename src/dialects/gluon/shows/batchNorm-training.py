# shows: batchNorm.epsilon batchNorm.newStatisticShare batchNorm.runningVariance batchNorm.scale batchNorm.axis
# input: 2x2x2 = 1 2 3 5 4 8 6 9
# weights: 2 3 | 0.5 -0.5 | 0 0 | 1 1
# mode: training
from mxnet.gluon import nn
model = nn.BatchNorm()
