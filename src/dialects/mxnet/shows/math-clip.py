# shows: math.function math.low math.high
# input: 1x4 = -2 -0.5 0.5 2
import mxnet as mx
model = lambda x: mx.nd.square(mx.nd.clip(x, a_min=-1, a_max=1))
