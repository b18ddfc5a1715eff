# shows: slice.ranges slice.dropAxes
# input: 1x3x5 = -1 0.5 2 3.5 -2.75 -1.25 0.25 1.75 3.25 -3 -1.5 0 1.5 3 -3.25
import theano.tensor as T


def model(x):
    return x[:, 1:, ::2] * x[:, ::-1][:, :2, -3:]
