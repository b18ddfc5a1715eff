# shows: convTranspose.dilation convTranspose.strides convTranspose.crop
# input: 1x3x2x2 = -3.0 -2.5 -2.0 -1.5 -1.0 -0.5 0.0 0.5 1.0 1.5 2.0 2.5
# weights: fill
# Padding as pairs counts what is added around the spread-out input.
from flax import linen as nn

model = nn.ConvTranspose(3, (3, 2), strides=(2, 2), kernel_dilation=(2, 1), padding=((2, 1), (1, 0)))
