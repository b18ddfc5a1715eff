# shows: groupNorm.groups groupNorm.epsilon
# input: 1x2x4 = 0.001 0.002 1 2 0.003 0.004 3 5
# weights: 1 2 3 4 | 0 0 1 1
# Groups of neighbouring channels over all places; epsilon is 1e-6.
from flax import linen as nn

model = nn.GroupNorm(num_groups=2)
