# shows: simpleRnn
# input: 2x3x2 = -1.0 0.4 -0.4 1.0 0.2 -0.6 0.8 0.0 -0.8 0.6 -0.2 -1.0
# weights: fill
# Walked from the end, results stand in the order of the walk.
from flax import linen as nn

model = nn.RNN(nn.SimpleCell(3), reverse=True)
