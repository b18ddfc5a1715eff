# shows: batchNorm.runningVariance
# input: 4x1 = 0 2 4 6
# mode: training
import tensorflow as tf

model = lambda x, training: tf.layers.batch_normalization(x, training=training, momentum=0.9)
