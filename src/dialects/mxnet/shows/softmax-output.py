# shows: softmax.axis
# input: 2x3 = 1 2 3 5 1 0
import mxnet as mx
model = lambda x: mx.nd.softmax(x, axis=1)
