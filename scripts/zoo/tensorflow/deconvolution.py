# inputs: x
# targets: truth
# answer: image
# loss: loss
import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 5])
truth = tf.placeholder(tf.float32, [None, 8, 8, 1])
h = tf.layers.dense(x, 4 * 4 * 3, activation=tf.nn.relu)
h = tf.reshape(h, [-1, 4, 4, 3])
w = tf.get_variable("deep", [3, 3, 3, 2], initializer=tf.truncated_normal_initializer(stddev=0.3))
h = tf.nn.bias_add(tf.nn.depthwise_conv2d(h, w, [1, 1, 1, 1], "SAME"), tf.get_variable("deep_bias", [6], initializer=tf.constant_initializer(0.01)))
kernel = tf.get_variable("up", [4, 4, 2, 6])
h = tf.nn.conv2d_transpose(h, kernel, [tf.shape(x)[0], 8, 8, 2], [1, 2, 2, 1], padding="SAME")
image = tf.layers.conv2d_transpose(tf.nn.softplus(h), 1, 3, strides=1, padding="same", activation=tf.nn.sigmoid)
loss = tf.losses.mean_squared_error(truth, image)
train = tf.train.RMSPropOptimizer(0.01, decay=0.9, momentum=0.5).minimize(loss)
noise, pictures = np.random.rand(12, 5), np.random.rand(12, 8, 8, 1)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(3):
        sess.run(train, {x: noise[i * 4:(i + 1) * 4], truth: pictures[i * 4:(i + 1) * 4]})
