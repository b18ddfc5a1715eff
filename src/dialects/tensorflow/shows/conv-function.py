# shows: conv conv.padding
# input: 1x3x3x2 = 1 -1 2 0.5 3 -2 0 1 -1 2 4 1 2 2 -3 0 1 1
# weights: fill
import tensorflow as tf


def model(x):
    w = tf.get_variable("w", [2, 2, 2, 3])
    return tf.nn.conv2d(x, w, strides=[1, 2, 2, 1], padding="SAME")
