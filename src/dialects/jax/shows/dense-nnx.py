# shows: dense
# input: 2x2x3 = 1 2 3 -1 0 2 4 4 1 0 5 2
# weights: fill
# Any axes before the last one are kept.
from flax import nnx

model = nnx.Linear(3, 2, rngs=nnx.Rngs(0))
