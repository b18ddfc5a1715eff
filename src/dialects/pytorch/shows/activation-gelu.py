# shows: activation
# input: 1x4 = -2 -0.5 0.5 2
# The exact form, not the one with tanh.
from torch import nn

model = nn.GELU()
