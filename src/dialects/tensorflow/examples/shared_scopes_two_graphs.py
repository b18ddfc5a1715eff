# One network drawn twice on the same weights: to train with dropout, to test without; channels last, batch normalisation.
import numpy as np
import tensorflow as tf

slim_init = tf.contrib.layers.variance_scaling_initializer()


def network(images, is_training, reuse=None):
    with tf.variable_scope("net", reuse=reuse, initializer=tf.random_normal_initializer(stddev=0.02)):
        h = tf.layers.conv2d(images, 16, 3, strides=2, padding="same", use_bias=False, name="conv1")
        h = tf.layers.batch_normalization(h, training=is_training, momentum=0.9, name="bn1")
        h = tf.nn.leaky_relu(h)
        h = tf.layers.average_pooling2d(h, 2, 2)
        h = tf.layers.flatten(h)
        h = tf.layers.dense(h, 32, activation=tf.nn.elu, kernel_initializer=slim_init, name="fc1")
        h = tf.layers.dropout(h, rate=0.4, training=is_training)
        return tf.layers.dense(h, 10, name="logits")


X = tf.placeholder(tf.float32, (None, 32, 32, 3), name="X")
y = tf.placeholder(tf.int64, (None,), name="y")
lr = tf.placeholder(tf.float32, shape=(), name="lr")
logits_train = network(X, True)
logits_test = network(X, False, reuse=True)
loss = tf.losses.sparse_softmax_cross_entropy(labels=y, logits=logits_train)
update_ops = tf.get_collection(tf.GraphKeys.UPDATE_OPS)
with tf.control_dependencies(update_ops):
    train_op = tf.train.MomentumOptimizer(lr, 0.9, use_nesterov=True).minimize(loss)
predictions = tf.nn.softmax(logits_test)

data = np.random.rand(640, 32, 32, 3).astype("float32")
labels = np.random.randint(0, 10, 640)
sess = tf.Session(config=tf.ConfigProto(allow_soft_placement=True))
sess.run(tf.global_variables_initializer())
for epoch in range(5):
    for start in range(0, 640, 64):
        _, value = sess.run([train_op, loss], feed_dict={X: data[start:start + 64], y: labels[start:start + 64], lr: 0.05})
print(sess.run(predictions, {X: data[:10]}).shape)
