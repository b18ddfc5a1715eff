# shows: embedding
# input: int 1x3 = 2 0 2
# weights: fill
import tensorflow as tf


def model(ids):
    table = tf.get_variable("table", [3, 2])
    return tf.nn.embedding_lookup(table, ids)
