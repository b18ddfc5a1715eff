# The older style: a list of steps, the last result.
# version: 1.4.1
import numpy as np
import tensorflow as tf
from tensorflow.contrib import rnn

x = tf.placeholder("float", [None, 28, 28])
y = tf.placeholder("float", [None, 10])
weights = {"out": tf.Variable(tf.random_normal([32, 10]))}
biases = {"out": tf.Variable(tf.random_normal([10]))}
steps = tf.unstack(x, 28, 1)
lstm_cell = rnn.BasicLSTMCell(32, forget_bias=1.0)
outputs, states = rnn.static_rnn(lstm_cell, steps, dtype=tf.float32)
pred = tf.matmul(outputs[-1], weights["out"]) + biases["out"]
cost = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(logits=pred, labels=y))
optimizer = tf.train.AdamOptimizer(learning_rate=0.001).minimize(cost)
correct = tf.equal(tf.argmax(pred, 1), tf.argmax(y, 1))
images, labels = np.random.rand(128, 784), np.eye(10)[np.random.randint(0, 10, 128)]
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(2):
        batch_x, batch_y = images[i * 64:(i + 1) * 64], labels[i * 64:(i + 1) * 64]
        batch_x = batch_x.reshape((64, 28, 28))
        sess.run(optimizer, feed_dict={x: batch_x, y: batch_y})
