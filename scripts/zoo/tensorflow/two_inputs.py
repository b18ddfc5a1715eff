# inputs: a b
# targets: truth
# answer: out
# loss: loss
import numpy as np
import tensorflow as tf

a = tf.placeholder(tf.float32, [None, 10], "a")
b = tf.placeholder(tf.float32, [None, 6], "b")
truth = tf.placeholder(tf.float32, [None, 1], "truth")
w = tf.get_variable("w", [16, 16], initializer=tf.orthogonal_initializer(), regularizer=tf.contrib.layers.l2_regularizer(0.01))
bias = tf.get_variable("bias", [16], initializer=tf.zeros_initializer)
joined = tf.concat([a, b], axis=1)
h = tf.nn.relu(tf.nn.xw_plus_b(joined, w, bias)) + joined
left, right = tf.split(h, 2, axis=1)
h = left * tf.sigmoid(right)
h = tf.transpose(tf.expand_dims(h, 1), [0, 2, 1])[:, 1:, 0]
out = tf.layers.dense(h, 1, use_bias=False)
loss = tf.reduce_mean(tf.nn.weighted_cross_entropy_with_logits(truth, out, 2.0)) + tf.losses.get_regularization_loss()
optimizer = tf.train.FtrlOptimizer(learning_rate=0.1)
train_op = optimizer.apply_gradients(optimizer.compute_gradients(loss))
A, B, T = np.random.randn(30, 10), np.random.randn(30, 6), np.random.randint(0, 2, (30, 1)).astype("float32")
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(3):
        sess.run(train_op, {a: A[i * 10:(i + 1) * 10], b: B[i * 10:(i + 1) * 10], truth: T[i * 10:(i + 1) * 10]})
    print((sess.run(tf.nn.sigmoid(out), {a: A, b: B}) > 0.5).mean())
