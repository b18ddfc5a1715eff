# shows: lstm.direction lstm.biases
# input: 2x3x2 = -1.0 0.4 -0.4 1.0 0.2 -0.6 0.8 0.0 -0.8 0.6 -0.2 -1.0
# weights: fill
# The optimised cell keeps its gates side by side: i, f, g, o. Backwards, in the order of time.
from flax import nnx

model = nnx.RNN(nnx.OptimizedLSTMCell(2, 3, rngs=nnx.Rngs(0)), reverse=True, keep_order=True)
