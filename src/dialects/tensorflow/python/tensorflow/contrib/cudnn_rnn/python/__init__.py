"""The inside of tf.contrib.cudnn_rnn, which programs of 1.4 import from."""
