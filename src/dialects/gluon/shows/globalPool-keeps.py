# shows: globalPool.keepDims globalPool.reduce
# input: 1x2x2x2 = 1 2 3 4 5 6 7 9
from mxnet.gluon import nn
model = nn.GlobalAvgPool2D()
