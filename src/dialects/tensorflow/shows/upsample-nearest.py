# shows: upsample.interpolation
# input: 1x2x2x2 = 1 2 4 8 16 32 64 128
import tensorflow as tf

model = lambda x: tf.image.resize_nearest_neighbor(x, [4, 3])
