# shows: maxPool.rounding maxPool.padding
# input: 1x1x5x5 = 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25
from mxnet.gluon import nn
model = nn.MaxPool2D(3, strides=2, padding=(0, 1), ceil_mode=True)
