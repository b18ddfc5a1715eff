"""``caffe2.python.modeling``: parameters and how they begin."""

from . import initializers, parameter_info  # noqa: F401
