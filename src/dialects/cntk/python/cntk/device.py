"""``cntk.device``: where a program runs. What is modelled is what it computes."""

import rosetta

__all__ = ["all_devices", "cpu", "gpu", "set_default_device", "try_set_default_device", "use_default_device"]


class DeviceDescriptor:
    """A processor."""

    def __init__(self, kind, number=0):
        self.kind, self.number = kind, number

    type = lambda self: 0 if self.kind == "CPU" else 1
    id = lambda self: self.number

    def __repr__(self):
        return self.kind if self.kind == "CPU" else f"GPU[{self.number}]"


def cpu():
    return DeviceDescriptor("CPU")


def gpu(device_id):
    return DeviceDescriptor("GPU", device_id)


def try_set_default_device(new_default_device, acquire_device_lock=False):
    """Chooses a processor; here that has no effect."""
    rosetta.no_effect(f"try_set_default_device({new_default_device}) says where the program runs; what is modelled here is what it computes.")
    return True


set_default_device = try_set_default_device


def use_default_device():
    return cpu()


def all_devices():
    return [cpu()]


__getattr__ = rosetta.attribute_hook("cntk.device")
