# shows: convTranspose.strides convTranspose.crop convTranspose.filters convTranspose.kernelSize convTranspose.useBias convTranspose.layout convTranspose.outputPadding convTranspose.groups
# input: 1x2x1x3 = 1 2 3 -1 -2 -3
# weights: fill
from cntk.layers import ConvolutionTranspose2D

model = ConvolutionTranspose2D((1, 3), 2, strides=(1, 2))
