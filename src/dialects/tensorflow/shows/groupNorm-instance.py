# shows: groupNorm.epsilon groupNorm.scale
# input: 1x2x1x3 = 0.001 0.002 0.004 -1 0.5 3
# weights: fill
import tensorflow as tf

model = lambda x: tf.contrib.layers.instance_norm(x, data_format='NCHW')
