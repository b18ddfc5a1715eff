# shows: simpleRnn.biases simpleRnn.timeAxis simpleRnn.returns simpleRnn.activation
# input: 3xN2x2 = 1 -1 0.5 2 -0.5 1 1.5 -2 0.25 0.75 -1 0.5
# weights: fill
from mxnet.gluon import rnn
model = rnn.RNN(3)
