# shows: avgPool.countPadding avgPool.rounding
# input: 1x3x3x1 = 1 2 3 4 5 6 7 8 9
# Without the padding in the mean, and with padding on one side.
from flax import linen as nn

model = lambda x: nn.avg_pool(x, (2, 2), strides=(2, 2), padding=((1, 0), (0, 1)), count_include_pad=False)
