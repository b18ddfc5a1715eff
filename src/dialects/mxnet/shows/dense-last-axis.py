# shows: dense.useBias
# input: 1x2x2 = 1 2 3 4
# weights: 1 10 100 1000
import mxnet as mx
data = mx.sym.Variable("data")
model = mx.sym.FullyConnected(data, num_hidden=2, no_bias=True, flatten=False)
