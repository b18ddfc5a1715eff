# shows: conv.padding conv.strides
# input: 1x1x1x4 = 1 2 3 4
# weights: 1 10 100 | 0
import mxnet as mx
data = mx.sym.Variable("data")
model = mx.sym.Convolution(data, kernel=(1, 3), num_filter=1, stride=(1, 2), pad=(0, 1))
