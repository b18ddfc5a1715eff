# shows: gru gru.resetAfter gru.gateActivation gru.activation gru.biases
# input: 1x3x1 = 1 -2 3
# weights: fill
# The reset gate multiplies the state after its product with the recurrent kernel, its bias included.
from keras import layers

model = layers.GRU(2)
