# shows: avgPool.rounding avgPool.strides
# input: 1x1x1x3 = 1 2 4
# The mean drops an incomplete last window, where the maximum keeps it.
import chainer.functions as F

model = lambda x: F.average_pooling_2d(x, (1, 2))
