import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 3])
i, total = tf.while_loop(lambda i, s: i < 3, lambda i, s: (i + 1, s + x), [tf.constant(0), tf.zeros_like(x)])
