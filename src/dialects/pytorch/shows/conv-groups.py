# shows: conv.groups conv.dilation conv.strides conv.layout
# input: 1x2x6 = 1 2 3 4 5 6 10 20 30 40 50 60
# weights: fill
from torch import nn

model = nn.Conv1d(2, 4, 2, stride=2, dilation=2, groups=2)
