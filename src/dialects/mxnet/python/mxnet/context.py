"""Devices: where a program runs has no effect on what it computes."""

import rosetta


class Context:
    """A device, also used as ``with mx.gpu(0):``."""

    def __init__(self, device_type="cpu", device_id=0):
        self.device_type, self.device_id = (device_type.device_type, device_type.device_id) if isinstance(device_type, Context) else (device_type, device_id)

    def __eq__(self, other):
        return isinstance(other, Context) and (self.device_type, self.device_id) == (other.device_type, other.device_id)

    def __hash__(self):
        return hash((self.device_type, self.device_id))

    def __repr__(self):
        return f"{self.device_type}({self.device_id})"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def empty_cache(self):
        """Nothing is cached here."""


def cpu(device_id=0):
    return Context("cpu", device_id)


def gpu(device_id=0):
    rosetta.no_effect(f"mx.gpu({device_id}) says where the program runs; what is modelled here is what it computes.")
    return Context("gpu", device_id)


def cpu_pinned(device_id=0):
    return Context("cpu_pinned", device_id)


def num_gpus():
    """How many graphics cards the machine has; a dry run has none."""
    return 0


def current_context():
    return cpu()


def gpu_memory_info(device_id=0):
    return (0, 0)


_missing = rosetta.attribute_hook("mxnet.context")


def __getattr__(name):
    return _missing(name)
