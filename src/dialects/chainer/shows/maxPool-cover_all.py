# shows: maxPool.rounding maxPool.strides
# input: 1x1x1x6 = 1 5 2 4 3 6
# Windows of three in steps of two: the last one is incomplete, and counts.
import chainer.functions as F

model = lambda x: F.max_pooling_2d(x, (1, 3), stride=(1, 2))
