# shows: conv.padding conv.strides activation.function
# input: 1x1x1x4 = 1 2 -3 4
# weights: 1 10 100 | 0
from mxnet.gluon import nn
model = nn.Conv2D(1, (1, 3), strides=(1, 2), padding=(0, 1), activation="relu")
