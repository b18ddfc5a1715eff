# shows: convTranspose.groups convTranspose.dilation convTranspose.filters
# input: 1x2x1x2 = 1 2 3 4
# weights: fill
import chainer.links as L

model = L.Deconvolution2D(2, 4, (1, 2), dilate=(1, 2), groups=2)
