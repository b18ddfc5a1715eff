# shows: dense dense.useBias
# input: 2x3 = 1 2 3 -1 0 2
# weights: fill
# Kernels are stored as (in, out).
from flax import linen as nn

model = nn.Dense(2)
