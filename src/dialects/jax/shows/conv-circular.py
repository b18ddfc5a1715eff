# shows: conv.paddingMode
# input: 1x4x1 = 1 2 3 4
# weights: 1 10 100 1000
# A circular border: the odd one stands at the end.
from flax import linen as nn

model = nn.Conv(1, (4,), padding="CIRCULAR", use_bias=False)
