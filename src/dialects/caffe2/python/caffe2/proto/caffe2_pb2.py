"""``caffe2.proto.caffe2_pb2``: kinds of devices, and messages that programs fill in."""

import rosetta

CPU, CUDA, MKLDNN, OPENGL, OPENCL, IDEEP, HIP = range(7)


class DeviceOption:
    """Where an operator runs."""

    def __init__(self, device_type=CPU, device_id=0, **more):
        self.device_type, self.device_id = device_type, device_id
        self.__dict__.update(more)

    def CopyFrom(self, other):
        self.__dict__.update(other.__dict__)

    def __eq__(self, other):
        return isinstance(other, DeviceOption) and (self.device_type, self.device_id) == (other.device_type, other.device_id)

    __hash__ = None


_missing = rosetta.attribute_hook("caffe2.proto.caffe2_pb2")


def __getattr__(name):
    return _missing(name)
