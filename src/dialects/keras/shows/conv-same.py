# shows: conv.padding
# input: 1x4x1 = 1 2 3 4
# weights: 1 10 100
# Of an odd amount of padding the extra zero stands at the end.
from keras import layers

model = layers.Conv1D(1, 3, strides=2, padding='same', use_bias=False)
