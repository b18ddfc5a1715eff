# Full-batch gradient descent on arrays, a mean of squares by hand.
import numpy as np
import tensorflow as tf

tf.set_random_seed(7)
x_data = np.random.rand(100).astype(np.float32)
y_data = x_data * 0.1 + 0.3

X = tf.placeholder("float")
Y = tf.placeholder("float")
W = tf.Variable(tf.random_uniform([1], -1.0, 1.0))
b = tf.Variable(tf.zeros([1]))
pred = tf.add(tf.multiply(X, W), b)
cost = tf.reduce_mean(tf.square(pred - Y))
optimizer = tf.train.GradientDescentOptimizer(0.5).minimize(cost)

with tf.Session() as sess:
    sess.run(tf.initialize_all_variables())
    for step in range(201):
        sess.run(optimizer, feed_dict={X: x_data, Y: y_data})
        if step % 20 == 0:
            print(step, sess.run(W), sess.run(b))
