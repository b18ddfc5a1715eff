# shows: layerNorm
# input: 2x3 = 1 2 4 -1 0.5 3
# weights: fill
import tensorflow as tf

model = lambda x: tf.contrib.layers.layer_norm(x)
