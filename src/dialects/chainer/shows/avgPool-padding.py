# shows: avgPool.countPadding avgPool.padding
# input: 1x1x1x3 = 1 2 3
# Padded zeros count in the mean.
import chainer.functions as F

model = lambda x: F.average_pooling_2d(x, (1, 2), stride=1, pad=(0, 1))
