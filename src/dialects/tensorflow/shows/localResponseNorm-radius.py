# shows: localResponseNorm
# input: 1x1x1x7 = 1 -2 3 0.5 -1 2 4
# alpha multiplies the plain sum of squares over a channel and five on each side.
import tensorflow as tf

model = lambda x: tf.nn.lrn(x, depth_radius=2)
