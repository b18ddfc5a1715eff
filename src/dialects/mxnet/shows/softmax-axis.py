# shows: softmax.axis softmax.log
# input: 1x2x2 = 1 2 3 5
import mxnet as mx
model = lambda x: mx.nd.log_softmax(x)
