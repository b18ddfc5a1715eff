# shows: convTranspose.useBias convTranspose.crop convTranspose.outputPadding convTranspose.strides
# input: 1x2x2x2 = 1 2 3 4 5 6 7 8
# weights: fill
import mxnet as mx
data = mx.sym.Variable("data")
model = mx.sym.Deconvolution(data, kernel=(3, 3), num_filter=2, stride=(2, 2), pad=(1, 1), adj=(1, 1))
