"""``caffe2`` for a dry run: nets that are drawn by their program and recorded when the workspace runs them; no numbers."""

import rosetta

from . import proto, python  # noqa: F401
from ._example import rosetta_models  # noqa: F401

_missing = rosetta.attribute_hook("caffe2")
del rosetta


def __getattr__(name):
    return _missing(name)
