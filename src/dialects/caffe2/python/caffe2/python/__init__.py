"""``caffe2.python``: what programs import."""

import rosetta

from . import core, scope, workspace, utils, visualize, modeling, model_helper, brew, optimizer, rnn_cell, gru_cell  # noqa: F401

_missing = rosetta.attribute_hook("caffe2.python")
del rosetta


def __getattr__(name):
    return _missing(name)
