# shows: conv reshape
# input: 1x3x3 = 1 2 3 4 5 6 7 8 9
# weights: fill
# reduction_rank=0: the input has no channel axis of its own.
from cntk.layers import Convolution2D

model = Convolution2D((2, 2), 2, reduction_rank=0)
