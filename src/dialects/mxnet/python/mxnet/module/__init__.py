"""``mx.mod``: modules that bind a symbol to data, weights and an optimiser."""

import rosetta

from .._module import BaseModule, Module  # noqa: F401


def _refuse(name):
    def make(*args, **kwargs):
        rosetta.unknown(f"mxnet.module.{name}", ["Module"])

    make.__name__ = name
    return make


BucketingModule, SequentialModule, PythonModule = (_refuse(name) for name in ("BucketingModule", "SequentialModule", "PythonModule"))

_missing = rosetta.attribute_hook("mxnet.module")


def __getattr__(name):
    return _missing(name)
