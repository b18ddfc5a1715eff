# shows: conv.padding
# input: 1x4x1 = 1 2 3 4
# weights: 1 10
from keras import layers

model = layers.Conv1D(1, 2, padding='causal', dilation_rate=2, use_bias=False)
