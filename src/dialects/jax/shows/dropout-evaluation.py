# shows: dropout.activeIn
# input: 2x3 = 1 2 3 4 5 6
# deterministic=True drops nothing, and scales nothing.
from flax import linen as nn

model = nn.Dropout(0.25, deterministic=True)
