# shows: convTranspose.crop convTranspose.outputPadding
# input: 1x3x1 = 1 2 3
# weights: 1 10 | 0
# A kernel shorter than its step leaves zeros at the end.
from flax import linen as nn

model = nn.ConvTranspose(1, (2,), strides=(3,), padding="VALID")
