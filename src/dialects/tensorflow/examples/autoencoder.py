# The input is its own truth; up again by transposed convolutions.
import numpy as np
import tensorflow as tf

images = np.random.rand(256, 16, 16, 1)
x = tf.placeholder(tf.float32, [None, 16, 16, 1])
h = tf.layers.conv2d(x, 8, (3, 3), (2, 2), "same", activation=tf.nn.relu)
h = tf.layers.conv2d(h, 4, (3, 3), (2, 2), "same", activation=tf.nn.relu)
h = tf.layers.conv2d_transpose(h, 8, 3, 2, "same", activation=tf.nn.relu)
decoded = tf.layers.conv2d_transpose(h, 1, 3, strides=2, padding="same", activation=tf.nn.sigmoid)
loss = tf.reduce_mean(tf.squared_difference(x, decoded) if False else tf.pow(x - decoded, 2))
train = tf.train.AdamOptimizer().minimize(loss)
with tf.Session() as sess:
    tf.global_variables_initializer().run()
    for epoch in range(2):
        for i in range(4):
            sess.run([train, loss], feed_dict={x: images[i * 64:(i + 1) * 64]})
    out = sess.run(decoded, feed_dict={x: images})
