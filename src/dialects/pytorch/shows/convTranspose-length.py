# shows: convTranspose
# input: 1x1x3 = 1 2 3
# weights: 1 10 100 | 0.5
from torch import nn

model = nn.ConvTranspose1d(1, 1, 3, stride=2, padding=1, output_padding=1)
