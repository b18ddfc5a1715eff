# shows: math
# input: 1x4 = 0.25 1 2 3.5
import tensorflow as tf


def model(x):
    y = x - 1.5
    return tf.concat([tf.exp(x), tf.log(x), tf.sqrt(x), tf.rsqrt(x), tf.square(y), tf.abs(y), tf.negative(x), tf.sign(y), tf.sin(x), tf.cos(x), tf.clip_by_value(x, 0.5, 3)], 1)
