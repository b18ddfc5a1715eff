# shows: dropout.activeIn
# input: 2x3 = 1 2 3 4 5 6
# Without training nothing is dropped, and nothing is scaled.
import tensorflow as tf

model = lambda x, training: tf.layers.dropout(x, 0.25, training=training)
