# shows: conv.groups conv.dilation conv.useBias
# input: 1x4x3 = 1 2 3 4 5 6 7 8 9 10 11 12
# weights: fill
from mxnet.gluon import nn
model = nn.Conv1D(4, 2, groups=2, dilation=2, use_bias=False)
