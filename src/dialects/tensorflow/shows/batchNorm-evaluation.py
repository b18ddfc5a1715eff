# shows: batchNorm batchNorm.axis batchNorm.activeIn
# input: 2x1x2x2 = 0 2 4 6 1 3 5 7
# weights: fill
import tensorflow as tf

model = lambda x, training: tf.layers.batch_normalization(x, training=training)
