# shows: conv.paddingMode
# input: 1x1x4 = 1 2 3 4
# weights: 1 10 100
from torch import nn

model = nn.Conv1d(1, 1, 3, padding=1, padding_mode='reflect', bias=False)
