# shows: activation.function
# input: 1x4 = -2 -0.5 0.5 7
import tensorflow as tf

model = lambda x: tf.nn.relu6(x) + tf.nn.elu(x) + tf.nn.selu(x) * tf.nn.softplus(x) + tf.nn.softsign(x) * tf.sigmoid(x) - tf.tanh(x)
