# shows: conv.filters conv.kernelSize conv.strides
# input: 1x2x3x3 = 1 2 3 4 5 6 7 8 9 9 8 7 6 5 4 3 2 1
# weights: fill
# Without input channels the arguments move up: two filters of three.
import chainer.links as L

model = L.Convolution2D(2, 3, pad=1, stride=2)
