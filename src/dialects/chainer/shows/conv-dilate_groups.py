# shows: conv.dilation conv.groups
# input: 1x2x1x4 = 1 2 3 4 -1 -2 -3 -4
# weights: 1 10 2 20
import chainer.links as L

model = L.Convolution2D(2, 2, (1, 2), nobias=True, dilate=(1, 2), groups=2)
