# shows: groupNorm
# input: 1x2x4 = 1 2 3 4 5 7 9 12
# weights: 1 2 3 4 | 0 0.1 0.2 0.3
from keras import layers

model = layers.GroupNormalization(2)
