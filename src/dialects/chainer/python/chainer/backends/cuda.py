"""``chainer.cuda``: devices. A dry run has none; what moves arrays gives them back."""

import contextlib

import numpy
import rosetta

from ..variable import Variable

available = False
cudnn_enabled = False


class Device:
    """A device of a name or a number; choosing one has no effect here."""

    def __init__(self, name):
        self.name, self.id, self.xp = str(name), name if isinstance(name, int) else -1, numpy

    def use(self):
        """No effect here."""
        rosetta.no_effect("Choosing a device has no effect here.")

    def send(self, arrays):
        """The arrays themselves."""
        return arrays

    def create_context(self):
        """A block that has no effect."""
        return self

    synchronize = lambda self: None

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None

    def __repr__(self):
        return self.name

    __str__ = __repr__


class _Cupy:
    """``cuda.cupy``: numpy under another name."""

    __version__ = "none (dry run)"
    cuda = Device("cuda")

    def __getattr__(self, name):
        return getattr(numpy, name)


cupy = _Cupy()
DummyDevice = Device("dummy")


def get_device(*args):
    """A device; none is used here."""
    return Device(args[0] if args else "@numpy")


get_device_from_id = get_device_from_array = get_device


def to_gpu(array, device=None, stream=None):
    """The array itself."""
    rosetta.no_effect("to_gpu() moves an array to a device; where this runs is chosen elsewhere.")
    return array


def to_cpu(array, stream=None):
    """The array itself; the values of a variable."""
    return array.array if isinstance(array, Variable) else array


def get_array_module(*args):
    """numpy."""
    return numpy


def check_cuda_available():
    """A dry run asks for no device."""


@contextlib.contextmanager
def using_cumisc(handle=None):
    """A block that has no effect."""
    yield


def memoize(for_each_device=False):
    """The function itself."""
    return lambda function: function


__getattr__ = rosetta.attribute_hook("chainer.backends.cuda")
