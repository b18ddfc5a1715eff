"""``caffe2.python.visualize``: pictures for the reader; they have no effect on a model."""

import rosetta

_missing = rosetta.attribute_hook("caffe2.python.visualize")


def __getattr__(name):
    return _missing(name)
