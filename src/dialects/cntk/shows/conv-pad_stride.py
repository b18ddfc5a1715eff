# shows: conv.padding
# input: 1x1x1x4 = 1 2 3 4
# weights: 1 10 100 | 0
# The same zeros stand before the input whatever the stride: where TensorFlow would put one after it, CNTK puts one before.
from cntk.layers import Convolution

model = Convolution((1, 3), 1, pad=True, strides=(1, 2))
