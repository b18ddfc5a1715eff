# shows: maxPool.strides maxPool.rounding
# input: 1x5x1 = 1 5 2 4 3
# The window moves by its own size, and an incomplete last one is dropped.
from keras import layers

model = layers.MaxPooling1D(2)
