# shows: avgPool.countPadding avgPool.padding
# input: 1x3x1 = 1 2 3
# Padded zeros do not count in the mean.
from keras import layers

model = layers.AveragePooling1D(2, strides=1, padding='same')
