# shows: reduce.axes reduce.keepDims
# input: 2x2x2 = 1 2 3 4 5 6 7 9
# Axes counted from either end.
import jax.numpy as jnp

model = lambda x: x.max(axis=(1, 2)) - jnp.mean(x, axis=-1).sum(axis=-1)
