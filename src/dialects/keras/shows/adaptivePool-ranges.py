# shows: adaptivePool
# input: 1x5x1 = 0 1 2 3 4
from keras import layers

model = layers.AdaptiveAveragePooling1D(3)
