"""``caffe2.python.utils``: what programs import of it."""

import rosetta

_missing = rosetta.attribute_hook("caffe2.python.utils")


def __getattr__(name):
    return _missing(name)
