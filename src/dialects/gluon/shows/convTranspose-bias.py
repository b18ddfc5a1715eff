# shows: convTranspose.useBias convTranspose.crop convTranspose.outputPadding convTranspose.strides
# input: 1x2x2x2 = 1 2 3 4 5 6 7 8
# weights: fill
from mxnet.gluon import nn
model = nn.Conv2DTranspose(2, 3, strides=2, padding=1, output_padding=1)
