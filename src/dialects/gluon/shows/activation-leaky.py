# shows: activation.alpha activation.function
# input: 1x4 = -2 -1 0.5 1
from mxnet.gluon import nn
model = nn.LeakyReLU(0.1)
