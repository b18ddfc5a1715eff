"""tf.contrib.rnn: the same cells by their older place."""

import rosetta

from .._rnn_cells import BasicLSTMCell, BasicRNNCell, GRUCell, LSTMCell, LSTMStateTuple, RNNCell  # noqa: F401
from .._rnn_walks import DropoutWrapper, MultiRNNCell, static_rnn  # noqa: F401

__getattr__ = rosetta.attribute_hook(__name__)
