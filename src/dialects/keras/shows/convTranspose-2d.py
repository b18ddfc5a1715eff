# shows: convTranspose
# input: 1x2x2x2 = 1 2 3 4 5 6 7 8
# weights: fill
from keras import layers

model = layers.Conv2DTranspose(3, 2, strides=2)
