# shows: globalPool.keepDims globalPool.reduce
# input: 1x2x2x2 = 1 2 3 4 5 6 7 9
import mxnet as mx
data = mx.sym.Variable("data")
model = mx.sym.Pooling(data, kernel=(1, 1), global_pool=True, pool_type="avg")
