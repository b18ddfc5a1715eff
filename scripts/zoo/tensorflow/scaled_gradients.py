import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 3])
y = tf.placeholder(tf.float32, [None, 1])
loss = tf.losses.mean_squared_error(y, tf.layers.dense(x, 1))
optimizer = tf.train.GradientDescentOptimizer(0.1)
pairs = [(0.5 * gradient, variable) for gradient, variable in optimizer.compute_gradients(loss)]
train = optimizer.apply_gradients(pairs)
