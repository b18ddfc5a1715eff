# shows: upsample
# input: 1x1x1x3 = 0 3 6
# Corners are not aligned.
from torch import nn

model = nn.Upsample(scale_factor=(1, 2), mode='bilinear')
