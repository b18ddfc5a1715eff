# shows: groupNorm.epsilon groupNorm.groups groupNorm.scale groupNorm.center
# input: 1x2x3 = 1 2 4 0.01 0.02 0.04
# weights: 2 3 | 0.5 -0.5
import mxnet as mx
data = mx.sym.Variable("data")
model = mx.sym.InstanceNorm(data)
