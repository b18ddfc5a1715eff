# shows: maxPool.padding maxPool.rounding
# input: 1x5x1 = 1 3 2 0 -1
# SAME keeps the last, incomplete window; VALID drops it.
from flax import linen as nn

model = lambda x: nn.max_pool(x, (2,), strides=(2,), padding="SAME")
