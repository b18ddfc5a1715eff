# shows: reduce.axes reduce.keepDims reduce.function
# input: 2x2x3 = 1 2 3 4 5 6 7 8 9 10 11 13
import mxnet as mx
model = lambda x: mx.nd.sum(x, axis=(0, 1), exclude=True)
