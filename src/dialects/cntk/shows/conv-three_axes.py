# shows: conv.kernelSize
# input: 1x1x2x2x3 = 1 2 3 4 5 6 7 8 9 10 11 12
# weights: fill
from cntk.layers import Convolution3D

model = Convolution3D((2, 1, 2), 2, bias=False)
