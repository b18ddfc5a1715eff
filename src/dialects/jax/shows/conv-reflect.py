# shows: conv.paddingMode
# input: 1x4x1 = 1 2 3 4
# weights: 1 10 100
# A border that mirrors the inside without its edge.
from flax import linen as nn

model = nn.Conv(1, (3,), padding="REFLECT", use_bias=False)
