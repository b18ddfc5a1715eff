# shows: prelu
# input: 1x2x2 = -1 2 -3 4
# weights: 0.25 0.5
from torch import nn

model = nn.PReLU(2)
