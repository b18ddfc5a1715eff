# shows: conv.padding conv.layout conv.paddingMode conv.strides
# input: 1x1x1x5 = 1 2 3 4 5
# weights: 1 10 100 1000 | 0
# Automatic padding puts (k - 1) / 2 zeros before, rounded down, and the rest of k - 1 after.
from cntk.layers import Convolution2D

model = Convolution2D((1, 4), 1, pad=True)
