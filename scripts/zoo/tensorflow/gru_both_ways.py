# inputs: x
# targets: y
# answer: out
# loss: loss
import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 5, 3])
y = tf.placeholder(tf.float32, [None, 1])
(forward, backward), (last, _) = tf.nn.bidirectional_dynamic_rnn(tf.nn.rnn_cell.GRUCell(4), tf.nn.rnn_cell.GRUCell(4, activation=tf.nn.relu), x, dtype=tf.float32)
peeping = tf.nn.rnn_cell.LSTMCell(3, use_peepholes=True, forget_bias=0.5)
results, state = tf.nn.dynamic_rnn(peeping, tf.concat([forward, backward], axis=2), dtype=tf.float32)
out = tf.layers.dense(tf.concat([state.h, last], 1), 1)
loss = tf.losses.huber_loss(y, out, delta=0.5)
train = tf.train.AdagradOptimizer(0.1).minimize(loss)
a, b = np.random.randn(12, 5, 3), np.random.randn(12, 1)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(3):
        sess.run(train, {x: a[i * 4:i * 4 + 4], y: b[i * 4:i * 4 + 4]})
