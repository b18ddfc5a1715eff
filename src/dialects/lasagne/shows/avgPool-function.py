# shows: avgPool.countPadding
# input: 1x1x4x4 = -1.25 -0.25 0.75 1.75 2.75 3.75 -3.5 -2.5 -1.5 -0.5 0.5 1.5 2.5 3.5 -3.75 -2.75
import theano.tensor as T
from theano.tensor.signal.pool import pool_2d


def model(x):
    return pool_2d(x, ws=(3, 3), stride=(1, 1), pad=(1, 1), ignore_border=True, mode="average_exc_pad")
