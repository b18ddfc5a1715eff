# shows: conv.layout conv.groups conv.dilation conv.useBias
# input: 1x4x4x2 = 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32
# weights: fill
import mxnet as mx
data = mx.sym.Variable("data")
turned = mx.sym.transpose(data, axes=(0, 3, 1, 2))
model = mx.sym.Convolution(turned, kernel=(2, 2), num_filter=4, num_group=2, dilate=(2, 1))
