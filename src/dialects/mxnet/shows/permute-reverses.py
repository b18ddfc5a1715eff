# shows: permute.axes
# input: 1x2x3 = 1 2 3 4 5 6
import mxnet as mx
model = lambda x: mx.nd.transpose(x, axes=(0, 2, 1))
