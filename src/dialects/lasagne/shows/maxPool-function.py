# shows: maxPool.rounding maxPool.strides
# input: 1x1x5x5 = -3.5 5.75 2.25 -1.25 -4.75 4.5 1 -2.5 -6 3.25 -0.25 -3.75 5.5 2 -1.5 -5 4.25 0.75 -2.75 -6.25 3 -0.5 -4 5.25 1.75
import theano.tensor as T
from theano.tensor.signal.pool import pool_2d


def model(x):
    return pool_2d(x, (2, 2), ignore_border=False)
