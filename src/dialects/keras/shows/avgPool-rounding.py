# shows: avgPool.rounding avgPool.strides
# input: 1x5x1 = 1 2 3 4 6
from keras import layers

model = layers.AveragePooling1D(2)
