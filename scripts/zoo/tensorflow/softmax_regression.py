# inputs: x
# targets: y
# answer: pred
# loss: cost
import numpy as np
import tensorflow as tf

images, labels = np.random.rand(40, 12).astype(np.float32), np.eye(3)[np.random.randint(0, 3, 40)].astype(np.float32)

# tf Graph Input
x = tf.placeholder(tf.float32, [None, 12])
y = tf.placeholder(tf.float32, [None, 3])

# Set model weights
W = tf.Variable(tf.zeros([12, 3]), name="weights")
b = tf.Variable(tf.zeros([3]), name="bias")

pred = tf.nn.softmax(tf.matmul(x, W) + b)
cost = tf.reduce_mean(-tf.reduce_sum(y * tf.log(pred), reduction_indices=1))
optimizer = tf.train.GradientDescentOptimizer(0.05).minimize(cost)
init = tf.global_variables_initializer()

with tf.Session() as sess:
    sess.run(init)
    for epoch in range(3):
        avg_cost = 0.0
        for i in range(4):
            batch_xs, batch_ys = images[i * 10:(i + 1) * 10], labels[i * 10:(i + 1) * 10]
            _, c = sess.run([optimizer, cost], feed_dict={x: batch_xs, y: batch_ys})
            avg_cost += c / 4
        print("Epoch:", "%04d" % (epoch + 1), "cost=", "{:.9f}".format(avg_cost))
