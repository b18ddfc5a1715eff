# shows: conv conv.layout
# input: 1x3x4x2 = -3.0 -2.5 -2.0 -1.5 -1.0 -0.5 0.0 0.5 1.0 1.5 2.0 2.5 3.0 3.5 4.0 4.5 5.0 5.5 6.0 6.5 7.0 7.5 8.0 8.5
# weights: fill
# Kernels are stored as (height, width, in, out), and slide as they stand.
from flax import linen as nn

model = nn.Conv(3, (2, 3), padding="VALID")
