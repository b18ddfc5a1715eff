"""``caffe2.proto``: the messages that programs name."""

from . import caffe2_pb2  # noqa: F401
