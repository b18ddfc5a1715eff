"""tf.nn.rnn_cell."""

import rosetta

from ._rnn_cells import BasicLSTMCell, BasicRNNCell, GRUCell, LSTMCell, LSTMStateTuple, RNNCell  # noqa: F401
from ._rnn_walks import DropoutWrapper, MultiRNNCell  # noqa: F401

__getattr__ = rosetta.attribute_hook("tensorflow.nn.rnn_cell")
