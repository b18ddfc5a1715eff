# shows: conv.kernelSize conv.padding conv.useBias
# input: 1x1x1x3 = 1 2 3
# weights: 1 10 100 | 0
# The kernel is not flipped.
import chainer.links as L

model = L.Convolution2D(1, 1, (1, 3), pad=(0, 1))
