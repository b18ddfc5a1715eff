# shows: batchNorm.scale batchNorm.activeIn
# input: 2x2x2 = 1 2 3 5 4 8 6 9
# weights: 2 3 | 0.5 -0.5 | 1 2 | 3 4
import mxnet as mx
data = mx.sym.Variable("data")
model = mx.sym.BatchNorm(data, fix_gamma=False, eps=0.01)
