# shows: upsample
# input: 1x1x3 = 0 1 2
from torch import nn

model = nn.Upsample(size=5)
