# shows: embedding embedding.paddingIndex
# input: int 1x3 = 2 0 2
# weights: 1 2 3 4 5 6
# Vectors are stored as (index, feature).
from flax import linen as nn

model = nn.Embed(3, 2)
