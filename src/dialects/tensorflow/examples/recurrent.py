# Sequences: an embedding, stacked cells that drop between layers, both directions, a counter for the learning rate, clipped gradients.
import numpy as np
import tensorflow as tf

words = np.random.randint(0, 1000, (400, 12))
truth = np.random.randint(0, 2, 400)
ids = tf.placeholder(tf.int32, [None, 12])
labels = tf.placeholder(tf.int32, [None])
keep = tf.placeholder_with_default(1.0, [])
table = tf.get_variable("table", [1000, 16], initializer=tf.random_uniform_initializer(-0.05, 0.05))
sequence = tf.nn.embedding_lookup(table, ids)
cells = [tf.nn.rnn_cell.DropoutWrapper(tf.nn.rnn_cell.BasicLSTMCell(8), output_keep_prob=keep) for _ in range(2)]
stack = tf.nn.rnn_cell.MultiRNNCell(cells)
outputs, states = tf.nn.dynamic_rnn(stack, sequence, initial_state=stack.zero_state(tf.shape(ids)[0], tf.float32))
both, _ = tf.nn.bidirectional_dynamic_rnn(tf.nn.rnn_cell.GRUCell(4), tf.nn.rnn_cell.GRUCell(4), outputs, dtype=tf.float32)
last = tf.concat(both, 2)[:, -1]
logits = tf.layers.dense(tf.concat([last, states[-1].h], 1), 2)
loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=logits))
step = tf.train.get_or_create_global_step()
rate = tf.train.exponential_decay(0.01, step, 100, 0.5, staircase=True)
variables = tf.trainable_variables()
gradients, norm = tf.clip_by_global_norm(tf.gradients(loss, variables), 5.0)
train = tf.train.AdamOptimizer(rate).apply_gradients(zip(gradients, variables), global_step=step)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for epoch in range(2):
        order = np.random.permutation(400)
        for i in range(0, 400, 40):
            rows = order[i:i + 40]
            sess.run(train, feed_dict={ids: words[rows], labels: truth[rows], keep: 0.8})
    print(sess.run(logits, feed_dict={ids: words}).argmax(1))
