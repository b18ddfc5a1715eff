# shows: pad
# input: 1x1x3 = 1 2 3
from torch import nn

model = nn.ReflectionPad1d(2)
