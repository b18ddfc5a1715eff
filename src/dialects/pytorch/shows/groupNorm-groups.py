# shows: groupNorm
# input: 1x4x2 = 1 2 3 4 5 7 9 12
# weights: 1 2 3 4 | 0 0.1 0.2 0.3
from torch import nn

model = nn.GroupNorm(2, 4)
