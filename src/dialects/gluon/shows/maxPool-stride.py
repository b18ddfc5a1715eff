# shows: maxPool.strides maxPool.rounding
# input: 1x1x5 = 1 5 2 4 3
from mxnet.gluon import nn
model = nn.MaxPool1D(2)
