# shows: maxPool.strides maxPool.rounding
# input: 1x1x1x5 = 1 5 2 4 3
import mxnet as mx
data = mx.sym.Variable("data")
model = mx.sym.Pooling(data, kernel=(1, 2))
