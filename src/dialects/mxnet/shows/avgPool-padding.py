# shows: avgPool.countPadding avgPool.padding avgPool.strides
# input: 1x1x1x3 = 1 2 3
import mxnet as mx
data = mx.sym.Variable("data")
model = mx.sym.Pooling(data, kernel=(1, 2), pool_type="avg", pad=(0, 1))
