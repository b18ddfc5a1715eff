# shows: reduce.function reduce.axes reduce.keepDims
# input: 1x2x3 = 1 2 3 4 5 7
import theano.tensor as T


def model(x):
    return T.mean(x, axis=2) + T.max(x, axis=-1) * T.sum(x, axis=[1, 2], keepdims=True).max(axis=2) - x.min(axis=2)
