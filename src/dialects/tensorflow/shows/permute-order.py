# shows: permute.axes reshape.target slice.ranges slice.dropAxes concatenate.axis
# input: 2x2x3 = 1 2 3 4 5 6 7 8 9 10 11 12
import tensorflow as tf

model = lambda x: tf.concat([tf.reshape(tf.transpose(x, [0, 2, 1]), [-1, 6]), x[:, 0, 1:]], 1)
