# shows: convTranspose
# input: 1x2x1 = 1 2
# weights: 1 10 100
# The output is as long as the strides say, cut at its end.
from keras import layers

model = layers.Conv1DTranspose(1, 3, strides=2, padding='same', use_bias=False)
