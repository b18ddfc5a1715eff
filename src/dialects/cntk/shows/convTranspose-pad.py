# shows: convTranspose.crop
# input: 1x1x1x3 = 1 2 3
# weights: 1 10 100 1000 | 0
# pad=True crops (k - 1) / 2 before, rounded down, and the rest of k - 1 after: (n - 1) * stride + 1 places are left.
from cntk.layers import ConvolutionTranspose

model = ConvolutionTranspose((1, 4), 1, strides=(1, 2), pad=True)
