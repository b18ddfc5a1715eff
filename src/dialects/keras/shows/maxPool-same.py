# shows: maxPool.padding
# input: 1x5x1 = -1 -5 -2 -4 -3
# Padding never wins a maximum.
from keras import layers

model = layers.MaxPooling1D(2, padding='same')
