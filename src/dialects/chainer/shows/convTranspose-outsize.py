# shows: convTranspose.outputPadding
# input: 1x1x1x3 = 1 2 3
# weights: 1 10 100 | 0
# outsize adds a column at the end.
import chainer.links as L

model = L.Deconvolution2D(1, 1, (1, 3), stride=(1, 2), pad=(0, 1), outsize=(1, 6))
