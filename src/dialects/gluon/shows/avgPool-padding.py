# shows: avgPool.countPadding avgPool.padding avgPool.strides
# input: 1x1x4 = 1 2 3 4
from mxnet.gluon import nn
model = nn.AvgPool1D(2, padding=1)
