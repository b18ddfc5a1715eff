# shows: maxPool.padding maxPool.poolSize
# input: 1x1x4 = -1 -5 -2 -4
# Padding never wins: it counts as minus infinity.
import chainer.functions as F

model = lambda x: F.max_pooling_1d(x, 2, stride=2, pad=1)
