# Recurrent cells unrolled by hand.
import mxnet as mx
from mxnet import autograd, gluon, nd

cell = gluon.rnn.LSTMCell(5, input_size=3)
