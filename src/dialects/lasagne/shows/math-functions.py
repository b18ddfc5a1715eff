# shows: math.function math.low math.high
# input: 1x4 = 1 2 0.5 3
import theano.tensor as T


def model(x):
    return T.exp(-x) + T.log(x) + T.sqrt(x) + abs(-x) + T.sqr(x) + T.sgn(x) + T.sin(x) * T.cos(x) + T.clip(x, 0.75, 2.5)
