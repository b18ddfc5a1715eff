# shows: lstm lstm.direction lstm.merge lstm.gateActivation lstm.activation lstm.outputActivation lstm.forgetBias lstm.peepholes lstm.cellClip
# input: 1x3x1 = 1 -2 3
# weights: fill
# The last results of both directions: the backward one has seen the first step last.
from keras import layers

model = layers.Bidirectional(layers.LSTM(2))
