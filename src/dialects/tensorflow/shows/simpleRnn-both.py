# shows: simpleRnn simpleRnn.direction simpleRnn.activation
# input: 1x3x2 = 0.5 -1 0.3 0.8 -0.2 0.6
# weights: fill
import tensorflow as tf


def model(x):
    cells = tf.nn.rnn_cell.BasicRNNCell(2), tf.nn.rnn_cell.BasicRNNCell(2, activation=tf.nn.relu)
    return tf.concat(tf.nn.bidirectional_dynamic_rnn(*cells, inputs=x, dtype=tf.float32)[0], 2)
