"""``caffe2.python.core``: nets, blobs by name, scopes, devices."""

import rosetta

from .. import _tables  # noqa: F401
from .._blobs import BlobReference, device_scope, name_scope, scoped
from .._net import Net
from ..proto import caffe2_pb2
from ..proto.caffe2_pb2 import DeviceOption as _Option

NameScope, DeviceScope, ScopedName = name_scope, device_scope, scoped


class DataType:
    """Number types of blobs."""

    UNDEFINED, FLOAT, INT32, BYTE, STRING, BOOL, UINT8, INT8, UINT16, INT16, INT64, FLOAT16, DOUBLE = range(13)

    @staticmethod
    def name(value):
        """What numpy calls a type."""
        names = {1: "float32", 2: "int32", 5: "bool", 6: "uint8", 7: "int8", 8: "uint16", 9: "int16", 10: "int64", 11: "float16", 12: "float64"}
        if value not in names:
            raise rosetta.UnknownCall(f"The number type {value!r} is not known here. Known: {', '.join(f'core.DataType.{each}' for each in ('FLOAT', 'INT32', 'INT64', 'DOUBLE'))}.")
        return names[value]


def DeviceOption(device_type, device_id=0, random_seed=None, node_name=None, numa_node_id=None, extra_info=None):
    """A device; a seed given with it is that of what is filled there."""
    option = _Option(device_type, device_id)
    if random_seed is not None:
        rosetta.ambient("caffe2.random_seed", random_seed)
    return option


def ScopedBlobReference(name, *args, **kwargs):
    """A reference with the current name scope before it."""
    return BlobReference(scoped(name), *args, **kwargs)


def GlobalInit(args):
    """Flags of the process; they change what is logged and where things run."""


def IsOperator(op_type):
    from .._fills import FILLS
    from .._operators import TABLE

    return op_type in TABLE or op_type in FILLS


def CreateOperator(*args, **kwargs):
    raise rosetta.UnknownCall("core.CreateOperator makes an operator outside any net, which is not known here. Expected one that is added to a net: net.Relu(…).")


class GradientSlice:
    """Gradients of single rows; they are not modelled apart from whole ones."""


_missing = rosetta.attribute_hook("caffe2.python.core")
__all__ = ["BlobReference", "CreateOperator", "DataType", "DeviceOption", "DeviceScope", "GlobalInit", "GradientSlice", "IsOperator", "NameScope", "Net", "ScopedBlobReference", "ScopedName", "caffe2_pb2"]


def __getattr__(name):
    return _missing(name)
