# shows: gru.biases gru.resetAfter
# input: 2x3x2 = -1.0 0.4 -0.4 1.0 0.2 -0.6 0.8 0.0 -0.8 0.6 -0.2 -1.0
# weights: fill
# The candidate adds a second bias inside the reset gate's product.
from flax import linen as nn

model = nn.RNN(nn.GRUCell(3))
