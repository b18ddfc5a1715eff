# shows: activation
# input: 1x5 = -4 -1 0 1 4
# Since Keras 3 one sixth of x, plus one half; before, one fifth.
from keras import layers

model = layers.Activation('hard_sigmoid')
