# shows: groupNorm
# input: 2x2x1x4 = 1 2 4 -1 0.5 3 2 -2 0.25 5 5.5 6.5 1 -1 0.001 0.002
# weights: fill
import tensorflow as tf

model = lambda x: tf.contrib.layers.group_norm(x, groups=2)
