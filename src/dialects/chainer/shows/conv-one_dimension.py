# shows: conv.kernelSize
# input: 1x2x4 = 1 2 3 4 5 6 7 8
# weights: fill
import chainer.links as L

model = L.Convolution1D(2, 3, 2, stride=2)
