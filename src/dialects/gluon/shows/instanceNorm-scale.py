# shows: groupNorm.epsilon groupNorm.groups groupNorm.scale groupNorm.center
# input: 1x2x3 = 1 2 4 0.01 0.02 0.04
# weights: 0.5 -0.5
from mxnet.gluon import nn
model = nn.InstanceNorm()
