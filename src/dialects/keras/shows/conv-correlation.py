# shows: conv
# input: 1x4x1 = 1 2 3 4
# weights: 1 10 100
# The kernel is not flipped.
from keras import layers

model = layers.Conv1D(1, 3, use_bias=False)
