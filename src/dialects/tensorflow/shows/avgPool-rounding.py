# shows: avgPool.rounding
# input: 1x5x1 = 1 2 3 4 5
import tensorflow as tf

model = lambda x: tf.layers.average_pooling1d(x, 2, 2)
