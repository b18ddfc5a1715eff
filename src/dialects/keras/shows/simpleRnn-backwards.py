# shows: simpleRnn simpleRnn.direction simpleRnn.returns simpleRnn.activation
# input: 1x3x1 = 1 -2 3
# weights: 1 0.5 | 0.5 1 -1 0.3 | 0.1 0.2
# A layer that walks backwards gives its results in the order in which it made them.
from keras import layers

model = layers.SimpleRNN(2, go_backwards=True, return_sequences=True)
