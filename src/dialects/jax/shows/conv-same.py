# shows: conv.padding conv.strides
# input: 1x4x1 = 1 2 3 4
# weights: 1 10 100 | 0
# Padding is SAME unless said otherwise, and its odd zero stands at the end.
from flax import linen as nn

model = nn.Conv(1, (3,), strides=2)
