# The classic trap: the moving statistics of batch normalisation never move, because nobody runs UPDATE_OPS.
import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 8, 8, 4])
t = tf.placeholder(tf.float32, [None, 1])
training = tf.placeholder_with_default(False, shape=())
h = tf.layers.conv2d(x, 6, 3)
h = tf.layers.batch_normalization(h, training=training, axis=-1)
h = tf.reduce_mean(tf.nn.relu(h), axis=[1, 2])
out = tf.layers.dense(h, 1, kernel_regularizer=tf.contrib.layers.l2_regularizer(0.01))
loss = tf.losses.mean_squared_error(t, out) + tf.losses.get_regularization_loss()
step = tf.train.RMSPropOptimizer(learning_rate=0.001).minimize(loss)
a, b = np.random.rand(96, 8, 8, 4), np.random.rand(96, 1)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(0, 96, 32):
        sess.run(step, {x: a[i:i + 32], t: b[i:i + 32], training: True})
    print(sess.run(out, {x: a}))
