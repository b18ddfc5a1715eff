# shows: activation.function activation.alpha
# input: 1x4 = -2 -1 0.5 1
import mxnet as mx
data = mx.sym.Variable("data")
model = mx.sym.LeakyReLU(data, act_type="gelu")
