# shows: conv.padding conv.strides
# input: 1x1x4x1 = 1 2 3 4
# weights: 1 10 100
import tensorflow as tf

model = lambda x: tf.layers.conv2d(x, 1, (1, 3), strides=(1, 2), padding="same", use_bias=False)
