"""``mx.autograd``: where gradients are kept, which mode calls are made in, and which losses are walked back."""

import rosetta

from ._state import MXNetError, state
from ._tensor import NDArray, walk


class _Scope:
    """Sets recording and mode while it holds; None leaves one as it is."""

    def __init__(self, recording, training):
        self.wanted = recording, training

    def __enter__(self):
        now = state()
        self.before = now.recording, now.training
        recording, training = self.wanted
        now.recording = now.recording if recording is None else recording
        now.training = now.training if training is None else training

    def __exit__(self, *_):
        state().recording, state().training = self.before


def record(*args, **kwargs):
    """Gradients are kept; calls are made in training mode unless the program says otherwise."""
    bound = rosetta.bind("mxnet.autograd.record", args, kwargs)
    return _Scope(True, bool(bound.train_mode))


def pause(*args, **kwargs):
    """No gradients are kept."""
    bound = rosetta.bind("mxnet.autograd.pause", args, kwargs)
    return _Scope(False, bool(bound.train_mode))


def train_mode():
    return _Scope(None, True)


def predict_mode():
    return _Scope(None, False)


def is_recording():
    return state().recording


def is_training():
    return state().training


def set_recording(is_recording):
    before, state().recording = state().recording, bool(is_recording)
    return before


def set_training(train_mode):
    before, state().training = state().training, bool(train_mode)
    return before


def backward(*args, **kwargs):
    """Marks arrays as losses of the next update."""
    bound = rosetta.bind("mxnet.autograd.backward", args, kwargs)
    if bound.head_grads is not None:
        raise rosetta.UnknownCall("autograd.backward(head_grads) is not known here. Expected losses alone.")
    mark(*walk(bound.heads))


def mark(*losses):
    """Says that losses were walked back together: all their elements' gradients add up."""
    now = state()
    if now.used:
        now.losses, now.clips, now.used = [], [], False
    if now.losses:
        raise rosetta.UnknownCall("backward() is called again before a step: the first gradients are written over where grad_req is 'write', which is not modelled here. Expected one sum of losses, or autograd.backward([…]) of all of them.")
    for each in losses:
        _check(each)
        now.losses.append(each)


def _check(loss):
    """A loss must hang on weights by gradients alone."""
    if loss.rosetta_cut and loss.rosetta_cut.endswith("outside autograd.record"):
        raise MXNetError("Check failed: !AGInfo::IsNone(*i): Cannot differentiate node because it is not in a computational graph. You need to set is_recording to true or use autograd.record() to save computational graphs for backward.")
    if loss.rosetta_cut:
        raise rosetta.UnknownCall(f"The loss depends on a part that gets no gradient: {loss.rosetta_cut}. Such parts are not modelled here. Expected gradients to flow through all of it; to keep weights as they are, set their grad_req to 'null'.")


def _backward(self, out_grad=None, retain_graph=False, train_mode=True):
    if out_grad is not None:
        raise rosetta.UnknownCall("NDArray.backward(out_grad) is not known here. Expected loss.backward().")
    mark(self)


NDArray.backward = _backward


def grad(*args, **kwargs):
    rosetta.unknown("mxnet.autograd.grad", ["backward"])


class Function:
    """A function with a gradient of the program's own."""

    def __init__(self, *args, **kwargs):
        raise rosetta.UnknownCall("mxnet.autograd.Function is not known here: gradients that the program writes itself are not modelled.")


_missing = rosetta.attribute_hook("mxnet.autograd")


def __getattr__(name):
    return _missing(name)
