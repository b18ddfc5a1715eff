# inputs: X
# targets: y
# answer: test_logits
# loss: loss
import numpy as np
import tensorflow as tf


def network(images, is_training, reuse=None):
    with tf.variable_scope("net", reuse=reuse, initializer=tf.random_normal_initializer(stddev=0.2)):
        h = tf.layers.conv2d(images, 6, 3, padding="same", use_bias=False, name="conv1")
        h = tf.layers.batch_normalization(h, training=is_training, momentum=0.9, name="bn1")
        h = tf.nn.leaky_relu(h)
        h = tf.layers.average_pooling2d(h, 2, 2)
        h = tf.layers.flatten(h)
        h = tf.layers.dense(h, 12, activation=tf.nn.tanh, kernel_initializer=tf.glorot_normal_initializer(), name="fc1")
        h = tf.layers.batch_normalization(h, training=is_training, scale=False, name="bn2")
        return tf.layers.dense(h, 4, name="logits")


X = tf.placeholder(tf.float32, (None, 6, 6, 2), name="X")
y = tf.placeholder(tf.int64, (None,), name="y")
train_logits = network(X, True)
test_logits = network(X, False, reuse=True)
loss = tf.losses.sparse_softmax_cross_entropy(labels=y, logits=train_logits)
with tf.control_dependencies(tf.get_collection(tf.GraphKeys.UPDATE_OPS)):
    train_op = tf.train.MomentumOptimizer(0.05, 0.9, use_nesterov=True).minimize(loss)

data, labels = np.random.rand(24, 6, 6, 2), np.random.randint(0, 4, 24)
sess = tf.Session()
sess.run(tf.global_variables_initializer())
for start in range(0, 24, 8):
    _, value = sess.run([train_op, loss], feed_dict={X: data[start:start + 8], y: labels[start:start + 8]})
print(sess.run(tf.nn.softmax(test_logits), {X: data}).shape)
