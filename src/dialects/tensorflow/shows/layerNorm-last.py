# shows: layerNorm.axes layerNorm.epsilon
# input: 2x2x3 = 1 2 4 -1 0.5 3 0.000001 0.000002 0.000004 5 5.5 6.5
# weights: fill
import tensorflow as tf

model = lambda x: tf.contrib.layers.layer_norm(x, begin_norm_axis=-1)
