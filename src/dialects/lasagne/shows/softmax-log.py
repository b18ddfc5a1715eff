# shows: softmax.log
# input: 2x3 = 1 2 3 -1 0 1
import theano.tensor as T


def model(x):
    return T.nnet.logsoftmax(x)
