# shows: matmul.transposeLeft matmul.transposeRight
# input: 2x2x3 = -0.25 2.75 -0.5 2.5 -0.75 2.25 -1 2 -1.25 1.75 -1.5 1.5
import theano.tensor as T


def model(x):
    return T.batched_dot(x, x.dimshuffle(0, 2, 1))
