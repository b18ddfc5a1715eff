# shows: dense.units
# input: 1x2x2 = 1 2 3 4
# weights: 1 10 100 1000 10000 100000
import tensorflow as tf

model = lambda x: tf.layers.dense(x, 3, use_bias=False)
