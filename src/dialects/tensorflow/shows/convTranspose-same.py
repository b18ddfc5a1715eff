# shows: convTranspose convTranspose.crop
# input: 1x1x2x1 = 1 2
# weights: 1 10 100
import tensorflow as tf

model = lambda x: tf.layers.conv2d_transpose(x, 1, (1, 3), strides=(1, 2), padding="same", use_bias=False)
