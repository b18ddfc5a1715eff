# shows: activation.function activation.alpha
# input: 1x5 = -3 -0.5 0.25 1 4
import theano.tensor as T


def model(x):
    return T.nnet.hard_sigmoid(x)
