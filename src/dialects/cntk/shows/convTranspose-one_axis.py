# shows: convTranspose
# input: 1x2x3 = 1 2 3 -1 -2 -3
# weights: fill
from cntk.layers import ConvolutionTranspose1D

model = ConvolutionTranspose1D(2, 3, strides=2, bias=False)
