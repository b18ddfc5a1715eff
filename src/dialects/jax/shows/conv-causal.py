# shows: conv.padding
# input: 1x4x1 = 1 2 3 4
# weights: 1 10
# A causal kernel sees what stands before, never what follows.
from flax import linen as nn

model = nn.Conv(1, (2,), kernel_dilation=2, padding="CAUSAL", use_bias=False)
