# shows: avgPool.countPadding
# input: 1x1x3 = 1 2 3
# pad_value=None divides by what stands inside the input.
import chainer.functions as F

model = lambda x: F.average_pooling_1d(x, 2, stride=1, pad=1, pad_value=None)
