# shows: groupNorm.groups groupNorm.layout
# input: 2x2x1x3 = 1 2 4 -1 0.5 3 2 -2 0.25 5 5.5 6.5
# weights: fill
# All axes but the batch are normalised together; each channel has a shift and a factor.
import tensorflow as tf

model = lambda x: tf.contrib.layers.layer_norm(x)
