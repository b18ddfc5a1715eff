# inputs: x
# targets: y_
# answer: y_conv
# loss: cross_entropy
# evaluating: keep_prob=1.0
import numpy as np
import tensorflow as tf

images = np.random.rand(30, 64).astype(np.float32)
labels = np.eye(5)[np.random.randint(0, 5, 30)].astype(np.float32)


def weight_variable(shape):
    return tf.Variable(tf.truncated_normal(shape, stddev=0.1))


def bias_variable(shape):
    return tf.Variable(tf.constant(0.1, shape=shape))


x = tf.placeholder(tf.float32, [None, 64])
y_ = tf.placeholder(tf.float32, [None, 5])
keep_prob = tf.placeholder(tf.float32)
x_image = tf.reshape(x, [-1, 8, 8, 1])
W_conv1, b_conv1 = weight_variable([5, 5, 1, 6]), bias_variable([6])
h_conv1 = tf.nn.relu(tf.nn.conv2d(x_image, W_conv1, strides=[1, 1, 1, 1], padding="SAME") + b_conv1)
h_pool1 = tf.nn.avg_pool(h_conv1, ksize=[1, 3, 3, 1], strides=[1, 2, 2, 1], padding="SAME")
W_fc1, b_fc1 = weight_variable([4 * 4 * 6, 16]), bias_variable([16])
h_fc1 = tf.nn.relu(tf.matmul(tf.reshape(h_pool1, [-1, 4 * 4 * 6]), W_fc1) + b_fc1)
h_drop = tf.nn.dropout(h_fc1, keep_prob)
W_fc2, b_fc2 = weight_variable([16, 5]), bias_variable([5])
y_conv = tf.matmul(h_drop, W_fc2) + b_fc2
cross_entropy = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=y_, logits=y_conv))
train_step = tf.train.AdamOptimizer(1e-3).minimize(cross_entropy)
accuracy = tf.reduce_mean(tf.cast(tf.equal(tf.argmax(y_conv, 1), tf.argmax(y_, 1)), tf.float32))

sess = tf.InteractiveSession()
sess.run(tf.global_variables_initializer())
for i in range(0, 30, 10):
    train_step.run(feed_dict={x: images[i:i + 10], y_: labels[i:i + 10], keep_prob: 0.5})
print(accuracy.eval(feed_dict={x: images, y_: labels, keep_prob: 1.0}))
