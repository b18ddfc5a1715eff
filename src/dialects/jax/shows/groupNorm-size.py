# shows: groupNorm.groups
# input: 1x3x1x4 = 1 2 3 4 5 6 7 9 0 1 0 2
# weights: 1 1 1 1 | 0 0 0 0
# Groups may be said by their size.
from flax import nnx

model = nnx.GroupNorm(4, num_groups=None, group_size=1, rngs=nnx.Rngs(0))
