# shows: maxPool.strides maxPool.padding
# input: 1x4x1 = 1 3 2 0
# Windows move by 1 unless strides are said.
from flax import linen as nn

model = lambda x: nn.max_pool(x, (2,))
