"""``torch.autograd``: variables are tensors."""

import rosetta

from ..grad import backward as _backward
from ..grad import enable_grad, grad, inference_mode, no_grad, set_grad_enabled  # noqa: F401
from ..tensor import Tensor


class _VariableKind(type):
    def __instancecheck__(cls, value):
        return isinstance(value, Tensor)


class Variable(metaclass=_VariableKind):
    """The wrapper of old programs: gives the tensor itself."""

    __rosetta_path__ = "torch.autograd.Variable"

    def __new__(cls, data, requires_grad=False, volatile=False):
        if requires_grad:
            data.requires_grad_()
        if volatile:
            rosetta.no_effect("volatile=True keeps no gradients; it changes speed and memory only.")
        return data


def backward(tensors, *args, **kwargs):
    """Marks losses for the next step."""
    for each in tensors if isinstance(tensors, (list, tuple)) else [tensors]:
        _backward(each)


class Function:
    """A gradient of the user's own is not known here."""

    def __init_subclass__(cls, **kwargs):
        rosetta.unknown("torch.autograd.Function", ["Variable"])


def set_detect_anomaly(mode=True, check_nan=True):
    """No effect here."""
    rosetta.no_effect("set_detect_anomaly() only helps to find errors.")


__getattr__ = rosetta.attribute_hook("torch.autograd")
