# shows: reduce reduce.keepDims
# input: 2x2x2 = 1 2 3 4 5 6 7 9
import tensorflow as tf

model = lambda x: tf.reduce_mean(x, 1) * tf.reduce_max(x, axis=[1]) + tf.reduce_logsumexp(x, axis=-2)
