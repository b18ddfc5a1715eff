# shows: conv.filters conv.kernelSize conv.dilation
# input: 1x5x4x3 = -0.9 0.9 0.8 0.7 0.6 0.5 0.4 0.3 0.2 0.1 0.0 -0.1 -0.2 -0.3 -0.4 -0.5 -0.6 -0.7 -0.8 -0.9 0.9 0.8 0.7 0.6 0.5 0.4 0.3 0.2 0.1 0.0 -0.1 -0.2 -0.3 -0.4 -0.5 -0.6 -0.7 -0.8 -0.9 0.9 0.8 0.7 0.6 0.5 0.4 0.3 0.2 0.1 0.0 -0.1 -0.2 -0.3 -0.4 -0.5 -0.6 -0.7 -0.8 -0.9 0.9 0.8
# weights: fill
import tensorflow as tf

model = lambda x: tf.layers.conv2d(x, 4, (3, 2), dilation_rate=(2, 1), activation=tf.nn.tanh)
