# shows: upsample.interpolation upsample.factors
# input: 1x2x3x1 = 1 2 4 8 16 32
# Old and new corners meet at the top left alone.
import tensorflow as tf

model = lambda x: tf.image.resize_bilinear(x, [4, 6])
