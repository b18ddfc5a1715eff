# shows: maxPool.rounding maxPool.padding
# input: 1x1x6 = 1 5 2 4 3 9
from torch import nn

model = nn.MaxPool1d(2, stride=3, padding=1, ceil_mode=True)
