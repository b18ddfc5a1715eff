# shows: avgPool.countPadding avgPool.padding
# input: 1x1x3 = 1 2 3
# Padded zeros count in the mean.
from torch import nn

model = nn.AvgPool1d(2, stride=1, padding=1)
