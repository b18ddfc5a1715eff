# shows: prelu.slopeShape
# input: 1x2x2 = -1 2 -3 4
# weights: 0.25 0.5
import mxnet as mx
data = mx.sym.Variable("data")
model = mx.sym.LeakyReLU(data, act_type="prelu")
