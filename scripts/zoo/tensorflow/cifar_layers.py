# inputs: X
# targets: y
# answer: logits
# loss: loss
# evaluating: training=False
import numpy as np
import tensorflow as tf

images, labels = np.random.rand(32, 12, 12, 3).astype(np.float32), np.random.randint(0, 10, 32)

X = tf.placeholder(tf.float32, shape=[None, 12, 12, 3])
y = tf.placeholder(tf.int32, shape=[None])
training = tf.placeholder(tf.bool)

conv1 = tf.layers.conv2d(X, filters=8, kernel_size=(3, 3), padding="same", activation=tf.nn.relu)
conv2 = tf.layers.conv2d(conv1, 8, 3, strides=2, padding="same")
pool = tf.layers.max_pooling2d(conv2, pool_size=2, strides=2)
drop = tf.layers.dropout(tf.nn.relu(pool), 0.25, training=training)
flat = tf.reshape(drop, [-1, 3 * 3 * 8])
fc = tf.layers.dense(flat, 20, activation=tf.nn.elu, kernel_initializer=tf.contrib.layers.variance_scaling_initializer())
logits = tf.layers.dense(tf.layers.dropout(fc, 0.5, training=training), 10, name="output")

loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(logits=logits, labels=y))
train_op = tf.train.MomentumOptimizer(0.01, 0.9).minimize(loss)
correct = tf.nn.in_top_k(logits, y, 1)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for epoch in range(2):
        for i in range(0, 32, 8):
            sess.run(train_op, feed_dict={X: images[i:i + 8], y: labels[i:i + 8], training: True})
    print(sess.run(correct, feed_dict={X: images, y: labels, training: False}).mean())
