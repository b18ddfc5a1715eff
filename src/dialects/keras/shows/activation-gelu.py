# shows: activation
# input: 1x4 = -2 -0.5 0.5 2
from keras import layers

model = layers.Activation('gelu')
