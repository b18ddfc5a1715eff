# shows: prelu prelu.slopeShape
# input: 2x2 = -1 2 -3 4
# One slope for all, which starts at 0.01.
from flax import linen as nn

model = nn.PReLU()
