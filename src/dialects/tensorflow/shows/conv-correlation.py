# shows: conv conv.layout
# input: 1x1x4x1 = 1 2 3 5
# weights: 1 10 100 | 0.5
import tensorflow as tf

model = lambda x: tf.layers.conv2d(x, 1, (1, 3), padding="same")
