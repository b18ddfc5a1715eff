# shows: matmul matmul.transposeRight
# input: 1x2x2 = 1 2 3 4
import tensorflow as tf

model = lambda x: tf.matmul(x, x, transpose_b=True)
