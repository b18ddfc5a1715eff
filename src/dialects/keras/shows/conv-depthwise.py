# shows: conv.groups
# input: 1x3x3x2 = 1 9 2 8 3 7 4 6 5 5 6 4 7 3 8 2 9 1
# weights: fill
from keras import layers

model = layers.DepthwiseConv2D(2, depth_multiplier=2)
