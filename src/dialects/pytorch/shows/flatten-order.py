# shows: flatten
# input: 1x2x2x2 = 0 1 2 3 4 5 6 7
# Channels come first: 0 to 3 are channel 0.
from torch import nn

model = nn.Flatten()
