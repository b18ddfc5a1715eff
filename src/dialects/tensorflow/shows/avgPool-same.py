# shows: avgPool.countPadding avgPool.padding
# input: 1x1x3x1 = 1 2 3
import tensorflow as tf

model = lambda x: tf.layers.average_pooling2d(x, (1, 2), (1, 1), padding="same")
