# shows: avgPool.rounding avgPool.countPadding
# input: 1x1x1x6 = 1 2 3 4 5 6
import mxnet as mx
data = mx.sym.Variable("data")
model = mx.sym.Pooling(data, kernel=(1, 3), stride=(1, 2), pool_type="avg", pooling_convention="full")
