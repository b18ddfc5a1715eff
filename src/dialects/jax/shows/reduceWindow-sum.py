# shows: avgPool.countPadding
# input: 1x3x3x1 = 1 2 3 4 5 6 7 8 9
# A sum over windows, zeros of the padding included.
from jax import lax

model = lambda x: lax.reduce_window(x, 0.0, lax.add, (1, 2, 2, 1), (1, 1, 1, 1), "SAME")
