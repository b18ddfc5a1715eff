# shows: convTranspose
# input: 1x2x2x3 = -5.5 -4.5 -3.5 -2.5 -1.5 -0.5 0.5 1.5 2.5 3.5 4.5 5.5
# weights: fill
# With transpose_kernel the kernel is that of the convolution whose gradient this is.
from flax import nnx

model = nnx.ConvTranspose(3, 2, (2, 3), strides=(2, 1), padding="VALID", transpose_kernel=True, rngs=nnx.Rngs(0))
