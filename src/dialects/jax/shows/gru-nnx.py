# shows: gru.biases
# input: 2x3x2 = -1.0 0.4 -0.4 1.0 0.2 -0.6 0.8 0.0 -0.8 0.6 -0.2 -1.0
# weights: fill
# The candidate has one bias, outside the reset gate's product; gates side by side: r, z, n.
from flax import nnx

model = nnx.RNN(nnx.GRUCell(2, 3, rngs=nnx.Rngs(0)))
