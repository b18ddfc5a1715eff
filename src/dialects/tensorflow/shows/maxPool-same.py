# shows: maxPool.padding maxPool.rounding
# input: 1x1x5x1 = -5 -1 -2 -4 -3
import tensorflow as tf

model = lambda x: tf.layers.max_pooling2d(x, (1, 2), (1, 2), padding="same")
