"""``caffe2.python.gru_cell``: the gated recurrent unit."""

import rosetta

from .rnn_cell import layer

GRU = layer("GRU", "gru_cell")

_missing = rosetta.attribute_hook("caffe2.python.gru_cell")


def __getattr__(name):
    return _missing(name)
