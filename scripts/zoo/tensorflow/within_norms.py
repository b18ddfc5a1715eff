"""Images through normalisations that need no batch: groups, places and channels of each image by itself."""
# inputs: pictures
# targets: kinds
# answer: scores
# loss: cost
import numpy as np
import tensorflow as tf

pictures = tf.placeholder(tf.float32, shape=[None, 12, 12, 3], name="pictures")
kinds = tf.placeholder(tf.int32, shape=[None], name="kinds")

with tf.variable_scope("trunk"):
    h = tf.layers.conv2d(pictures, 6, 5, strides=2, padding="same", name="first")
    h = tf.nn.local_response_normalization(tf.nn.relu(h), depth_radius=2, bias=2.0, alpha=1e-2, beta=0.75)
    h = tf.layers.conv2d(h, 8, 3, padding="same", use_bias=False, name="second")
    h = tf.contrib.layers.group_norm(h, groups=2, activation_fn=tf.nn.elu)
    h = tf.image.resize_bilinear(h, [9, 12], align_corners=True)
    h = tf.contrib.layers.instance_norm(h, epsilon=1e-3)
with tf.variable_scope("head"):
    h = tf.reduce_mean(tf.contrib.layers.layer_norm(h), axis=[1, 2])
    h = tf.contrib.layers.layer_norm(tf.layers.dense(tf.nn.crelu(h), 10), activation_fn=tf.nn.relu)
    scores = tf.layers.dense(h, 5, name="scores")

cost = tf.losses.sparse_softmax_cross_entropy(labels=kinds, logits=scores)
step = tf.train.MomentumOptimizer(0.02, 0.9).minimize(cost)

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    for _ in range(3):
        feed = {pictures: np.random.rand(4, 12, 12, 3).astype(np.float32), kinds: np.random.randint(0, 5, 4)}
        print(session.run([step, cost], feed)[1])
