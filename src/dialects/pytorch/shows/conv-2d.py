# shows: conv.useBias conv.paddingMode
# input: 1x2x3x3 = 1 2 3 4 5 6 7 8 9 9 8 7 6 5 4 3 2 1
# weights: fill
from torch import nn

model = nn.Conv2d(2, 3, 2, padding=1)
