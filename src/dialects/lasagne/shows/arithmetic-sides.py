# shows: arithmetic.function arithmetic.constant arithmetic.constantFirst
# input: 1x4 = 1 2 -3 4
import theano.tensor as T


def model(x):
    return (2 - x) * x / (x ** 2 + 1) + T.maximum(x, 0.5) - T.minimum(1.5, x)
