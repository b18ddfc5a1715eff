# shows: conv.groups
# input: 1x1x2x2 = 10 100 20 200
# weights: 1 2 3 4
import tensorflow as tf


def model(x):
    w = tf.get_variable("w", [1, 1, 2, 2])
    return tf.nn.depthwise_conv2d(x, w, [1, 1, 1, 1], "VALID")
