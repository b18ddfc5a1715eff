# shows: convTranspose.crop convTranspose.outputPadding
# input: 1x3x1 = 1 2 3
# weights: 1 10 100 | 0
# Padding is SAME unless said otherwise; the kernel slides as it stands, so it spreads flipped.
from flax import linen as nn

model = nn.ConvTranspose(1, (3,), strides=(2,))
