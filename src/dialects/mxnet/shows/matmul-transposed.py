# shows: matmul.transposeLeft matmul.transposeRight
# input: 1x2x3 = 1 2 3 4 5 6
import mxnet as mx
model = lambda x: mx.nd.batch_dot(x, x, transpose_b=True)
