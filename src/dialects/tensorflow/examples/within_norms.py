import numpy as np
import tensorflow as tf

images = tf.placeholder(tf.float32, [None, 8, 8, 3])
labels = tf.placeholder(tf.int64, [None])

net = tf.layers.conv2d(images, 8, 3, padding="same", use_bias=False)
net = tf.contrib.layers.group_norm(net, groups=4, activation_fn=tf.nn.relu)
net = tf.nn.lrn(net, 4, bias=1.0, alpha=0.001 / 9.0, beta=0.75)
net = tf.layers.conv2d(net, 8, 3, padding="same")
net = tf.contrib.layers.instance_norm(tf.nn.crelu(net), center=False, scope="each")
net = tf.image.resize_nearest_neighbor(net, [16, 16])
net = tf.contrib.layers.layer_norm(net)
net = tf.layers.dense(tf.layers.flatten(net), 12)
net = tf.contrib.layers.layer_norm(net, activation_fn=tf.tanh)
logits = tf.layers.dense(net, 4)

loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(logits=logits, labels=labels))
train = tf.train.AdamOptimizer().minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    sess.run(train, {images: np.random.rand(4, 8, 8, 3), labels: np.array([0, 1, 2, 3])})
