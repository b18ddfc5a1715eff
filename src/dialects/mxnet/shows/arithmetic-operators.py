# shows: arithmetic.function arithmetic.constant arithmetic.constantFirst
# input: 1x3 = 1 2 4
import mxnet as mx
model = lambda x: mx.nd.broadcast_maximum(2 / x, 1 - x) ** 2
