# shows: activation.function
# input: 1x4 = -2 -1 0.5 1
import mxnet as mx
data = mx.sym.Variable("data")
model = mx.sym.Activation(data, act_type="softrelu")
