# shows: convTranspose.groups convTranspose.dilation
# input: 1x2x2x2 = 1 2 3 4 5 6 7 8
# weights: fill
from torch import nn

model = nn.ConvTranspose2d(2, 4, 2, dilation=2, groups=2)
