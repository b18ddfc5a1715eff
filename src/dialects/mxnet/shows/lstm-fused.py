# shows: lstm.forgetBias lstm.biases lstm.merge
# input: 3xN2x2 = 1 -1 0.5 2 -0.5 1 1.5 -2 0.25 0.75 -1 0.5
# weights: fill
import mxnet as mx
data = mx.sym.Variable("data")
model, _ = mx.rnn.FusedRNNCell(3, mode="lstm", bidirectional=True).unroll(3, data, layout="TNC", merge_outputs=True)
