# shows: activation
# input: 1x4 = -2 -0.5 0.5 2
# The slope is 0.3, where most frameworks have 0.01.
from keras import layers

model = layers.LeakyReLU()
