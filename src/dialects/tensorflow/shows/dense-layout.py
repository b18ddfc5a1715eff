# shows: dense dense.useBias
# input: 2x3 = 1 2 3 -1 0 2
# weights: 1 10 100 1000 10000 100000 | 0.5 -0.5
import tensorflow as tf

model = lambda x: tf.layers.dense(x, 2)
