# shows: prelu.slopeShape
# input: 1x2x2 = -1 2 -3 4
from mxnet.gluon import nn
model = nn.PReLU()
