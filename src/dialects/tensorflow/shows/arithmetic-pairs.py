# shows: arithmetic
# input: 2x4 = 1 2 3 4 0.5 0.25 2 8
# Two halves of a row with one another, and with numbers.
import tensorflow as tf


def model(x):
    a, b = x[:, :2], x[:, 2:]
    pairs = [tf.add(a, b), tf.subtract(a, b), tf.multiply(a, b), tf.divide(a, b), tf.pow(a, b), tf.maximum(a, b), tf.minimum(a, b)]
    return tf.concat(pairs + [a + 2, 2 - a, a * 3, 1 / a, a**2], 1)
