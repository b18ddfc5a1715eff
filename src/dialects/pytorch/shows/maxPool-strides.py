# shows: maxPool.strides maxPool.rounding
# input: 1x1x5 = 1 5 2 4 3
# The window moves by its own size, and an incomplete last one is dropped.
from torch import nn

model = nn.MaxPool1d(2)
