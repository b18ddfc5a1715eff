# shows: activation.function activation.alpha
# input: 1x4 = -2 -1 0.5 1
from mxnet.gluon import nn
model = nn.GELU()
