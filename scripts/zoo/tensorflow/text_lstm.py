# inputs: ids
# targets: labels
# answer: logits
# loss: loss
# evaluating: keep=1.0
import numpy as np
import tensorflow as tf

words, truth = np.random.randint(0, 50, (24, 7)), np.random.randint(0, 2, 24)
ids = tf.placeholder(tf.int32, [None, 7])
labels = tf.placeholder(tf.int32, [None])
keep = tf.placeholder(tf.float32, [])
table = tf.Variable(tf.random_uniform([50, 6], -1.0, 1.0), name="table")
sequence = tf.nn.embedding_lookup(table, ids)
cells = [tf.nn.rnn_cell.DropoutWrapper(tf.nn.rnn_cell.BasicLSTMCell(n), output_keep_prob=keep) for n in (5, 4)]
outputs, states = tf.nn.dynamic_rnn(tf.nn.rnn_cell.MultiRNNCell(cells), sequence, dtype=tf.float32)
logits = tf.layers.dense(tf.nn.dropout(outputs[:, -1, :], keep_prob=keep), 2)
loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=logits))
variables = tf.trainable_variables()
gradients, _ = tf.clip_by_global_norm(tf.gradients(loss, variables), 0.05)
train = tf.train.GradientDescentOptimizer(0.5).apply_gradients(zip(gradients, variables))
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(3):
        sess.run(train, feed_dict={ids: words[i * 8:(i + 1) * 8], labels: truth[i * 8:(i + 1) * 8], keep: 0.8})
    print(sess.run(logits, feed_dict={ids: words, keep: 1.0}).shape)
