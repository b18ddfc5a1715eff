# shows: activation.function
# input: 1x4 = -3 -1 0.5 1
import mxnet as mx
model = lambda x: mx.nd.hard_sigmoid(x)
