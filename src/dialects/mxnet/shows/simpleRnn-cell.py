# shows: simpleRnn.biases simpleRnn.timeAxis simpleRnn.returns
# input: 2x3x2 = 1 -1 0.5 2 -0.5 1 1.5 -2 0.25 0.75 -1 0.5
# weights: fill
import mxnet as mx
data = mx.sym.Variable("data")
model, _ = mx.rnn.RNNCell(3).unroll(3, data, merge_outputs=True)
