"""tf.contrib.cudnn_rnn: cuDNN's own recurrent layers."""

import rosetta

__getattr__ = rosetta.attribute_hook(__name__)
