# inputs: x
# targets: t
# answer: out
# loss: total
import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 9, 4])
t = tf.placeholder(tf.float32, [None, 3])
h = tf.layers.conv1d(x, 5, 3, padding="same", dilation_rate=2, kernel_regularizer=tf.contrib.layers.l2_regularizer(0.1), activation=tf.nn.selu)
h = tf.layers.max_pooling1d(h, 2, 2, padding="same")
h = tf.reduce_max(tf.pad(h, [[0, 0], [1, 1], [0, 0]]), axis=1)
h = tf.nn.l2_normalize(h, 1) * tf.Variable(2.0, name="gain")
out = tf.layers.Dense(3, kernel_initializer=tf.initializers.he_uniform() if hasattr(tf.initializers, "he_uniform") else None)(h)
step = tf.Variable(0, trainable=False, name="global_step")
total = tf.losses.sigmoid_cross_entropy(t, out, label_smoothing=0.1) + 0.5 * tf.add_n(tf.get_collection(tf.GraphKeys.REGULARIZATION_LOSSES))
rate = tf.train.polynomial_decay(0.1, step, 100, power=0.5)
train = tf.train.AdadeltaOptimizer(rate, rho=0.9).minimize(total, global_step=step)
a, b = np.random.rand(8, 9, 4), np.random.randint(0, 2, (8, 3)).astype(np.float32)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(10):
        sess.run(train, {x: a, t: b})
