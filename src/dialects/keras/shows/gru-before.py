# shows: gru.resetAfter gru.biases
# input: 1x3x1 = 1 -2 3
# weights: fill
# With reset_after=False the reset gate multiplies the state itself, and there is one bias.
from keras import layers

model = layers.GRU(2, reset_after=False)
