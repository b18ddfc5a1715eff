# shows: convTranspose.outputPadding convTranspose.strides
# input: 1x1x2x2 = 1 2 -1 3
# weights: fill
import tensorflow as tf

model = lambda x: tf.layers.conv2d_transpose(x, 3, (1, 2), strides=(1, 3))
