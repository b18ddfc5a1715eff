# shows: convTranspose.groups convTranspose.dilation
# input: 1x4x3 = 1 2 3 4 5 6 7 8 9 10 11 12
# weights: fill
import mxnet as mx
data = mx.sym.Variable("data")
model = mx.sym.Deconvolution(data, kernel=(2,), num_filter=4, num_group=2, dilate=(2,), no_bias=False)
