"""tf.contrib: the part of it that many programs used."""

import rosetta

from . import cudnn_rnn, layers, opt, rnn, slim  # noqa: F401

metrics = slim.metrics
__getattr__ = rosetta.attribute_hook(__name__)
