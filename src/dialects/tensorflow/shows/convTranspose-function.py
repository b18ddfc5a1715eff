# shows: convTranspose
# input: 1x2x2x2 = 1 2 -1 3 0.5 -2 1 4
# weights: fill
import tensorflow as tf


def model(x):
    w = tf.get_variable("w", [3, 3, 1, 2])
    return tf.nn.conv2d_transpose(x, w, [1, 4, 3, 1], [1, 2, 2, 1])
