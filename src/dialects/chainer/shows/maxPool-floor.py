# shows: maxPool.rounding
# input: 1x1x1x6 = 1 5 2 4 3 6
import chainer.functions as F

model = lambda x: F.max_pooling_2d(x, (1, 3), stride=(1, 2), cover_all=False)
