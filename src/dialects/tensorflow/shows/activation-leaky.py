# shows: activation.alpha
# input: 1x4 = -2 -0.5 0.5 2
import tensorflow as tf

model = lambda x: tf.nn.leaky_relu(x)
