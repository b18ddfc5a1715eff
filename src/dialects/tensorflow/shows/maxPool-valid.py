# shows: maxPool.rounding maxPool.strides
# input: 1x1x5x1 = 1 5 2 4 3
import tensorflow as tf

model = lambda x: tf.nn.max_pool(x, [1, 1, 2, 1], [1, 1, 2, 1], "VALID")
