# shows: conv
# input: 1x3x3x2x2 = -4.0 -3.75 -3.5 -3.25 -3.0 -2.75 -2.5 -2.25 -2.0 -1.75 -1.5 -1.25 -1.0 -0.75 -0.5 -0.25 0.0 0.25 0.5 0.75 1.0 1.25 1.5 1.75 2.0 2.25 2.5 2.75 3.0 3.25 3.5 3.75 4.0 4.25 4.5 4.75
# weights: fill
# Three axes of space.
from flax import nnx

model = nnx.Conv(2, 2, (2, 2, 2), rngs=nnx.Rngs(0))
