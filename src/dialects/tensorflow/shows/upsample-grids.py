# shows: upsample.grid
# input: 1x2x3x1 = 1 2 4 8 16 32
import tensorflow as tf

model = lambda x: tf.concat([tf.image.resize_images(x, [3, 5], align_corners=True), tf.image.resize_bilinear(x, [3, 5], half_pixel_centers=True)], 3)
