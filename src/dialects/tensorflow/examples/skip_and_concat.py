# Two inputs, a skip connection, parts by split and index, a sigmoid loss.
import numpy as np
import tensorflow as tf

a = tf.placeholder(tf.float32, [None, 10], "a")
b = tf.placeholder(tf.float32, [None, 6], "b")
truth = tf.placeholder(tf.float32, [None, 1], "truth")
w = tf.get_variable("w", [16, 16], initializer=tf.orthogonal_initializer())
bias = tf.get_variable("bias", [16], initializer=tf.zeros_initializer)
joined = tf.concat([a, b], axis=1)
h = tf.nn.relu(tf.nn.xw_plus_b(joined, w, bias)) + joined
left, right = tf.split(h, 2, axis=1)
h = left * tf.sigmoid(right)
h = tf.transpose(tf.expand_dims(h, 1), [0, 2, 1])[:, 1:, 0]
out = tf.layers.dense(h, 1, use_bias=False)
loss = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=truth, logits=out))
optimizer = tf.train.GradientDescentOptimizer(learning_rate=0.1)
grads = optimizer.compute_gradients(loss)
train_op = optimizer.apply_gradients(grads)
sess = tf.InteractiveSession()
tf.global_variables_initializer().run()
A, B, T = np.random.randn(300, 10), np.random.randn(300, 6), np.random.randint(0, 2, (300, 1))
for i in range(10):
    train_op.run({a: A[i * 30:(i + 1) * 30], b: B[i * 30:(i + 1) * 30], truth: T[i * 30:(i + 1) * 30]})
print((tf.nn.sigmoid(out).eval({a: A, b: B}) > 0.5).mean())
