# shows: conv.groups conv.dilation
# input: 1x6x4 = -12 -11 -10 -9 -8 -7 -6 -5 -4 -3 -2 -1 0 1 2 3 4 5 6 7 8 9 10 11
# weights: fill
# Groups, gaps and padding as pairs of numbers.
from flax import nnx

model = nnx.Conv(4, 2, (2,), kernel_dilation=2, feature_group_count=2, padding=((1, 0),), rngs=nnx.Rngs(0))
