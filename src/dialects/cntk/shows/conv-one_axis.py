# shows: conv.kernelSize conv.filters conv.useBias
# input: 1x2x4 = 1 2 3 4 -1 -2 -3 -4
# weights: fill
# One number is a window over one axis.
from cntk.layers import Convolution

model = Convolution(3, 2, strides=1)
