# shows: avgPool.countPadding avgPool.padding avgPool.strides
# input: 1x3x1 = 1 2 3
# Padded zeros count in the mean unless told not to.
from flax import linen as nn

model = lambda x: nn.avg_pool(x, (2,), padding="SAME")
