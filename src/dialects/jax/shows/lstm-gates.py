# shows: lstm
# input: 2x3x2 = -1.0 0.4 -0.4 1.0 0.2 -0.6 0.8 0.0 -0.8 0.6 -0.2 -1.0
# weights: fill
# One kernel per gate; only the recurrent products add a bias.
from flax import linen as nn

model = nn.RNN(nn.LSTMCell(3))
