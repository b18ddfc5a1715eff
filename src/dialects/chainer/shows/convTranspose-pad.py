# shows: convTranspose.crop convTranspose.strides convTranspose.outputPadding
# input: 1x1x1x3 = 1 2 3
# weights: 1 10 100 | 0
import chainer.links as L

model = L.Deconvolution2D(1, 1, (1, 3), stride=(1, 2), pad=(0, 1))
