# shows: batchNorm.activeIn batchNorm.center
# input: 2x2x2 = 1 2 3 5 4 8 6 9
# weights: 2 3 | 1 2 | 3 4
from mxnet.gluon import nn
model = nn.BatchNorm(center=False, epsilon=0.01)
