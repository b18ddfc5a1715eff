# shows: avgPool.rounding
# input: 1x1x5 = 1 2 3 4 6
# What stands outside the input does not count in a last, incomplete window.
from torch import nn

model = nn.AvgPool1d(2, ceil_mode=True)
