# shows: pad pad.mode
# input: 1x3x1 = 1 2 3
import tensorflow as tf

model = lambda x: tf.concat([tf.pad(x, [[0, 0], [2, 1], [0, 0]], "REFLECT"), tf.pad(x, [[0, 0], [1, 2], [0, 0]], constant_values=5)], axis=2)
