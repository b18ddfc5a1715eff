"""Gradients: which losses were walked back, and the contexts in which none are kept."""

import rosetta

from .record import named, overwrite, said
from .tensor import Parameter, Tensor


class State:
    """What training keeps between calls in one run: the losses walked back since gradients were last zeroed."""

    def __init__(self):
        self.losses = []
        self.used = False
        self.enabled = True
        self.inputs = []  # what the model call under way was given


def state():
    """The state of the run under way."""
    return rosetta.recorder().state.setdefault("torch", State())


def backward(self, gradient=None, retain_graph=None, create_graph=False, inputs=None):
    """Marks this tensor as the loss that the next step walks down."""
    if self.shape and (gradient is None or int(self.numel()) != 1):
        if gradient is None:
            raise RuntimeError("grad can be implicitly created only for scalar outputs")
        raise rosetta.UnknownCall("torch.Tensor.backward(gradient) is not known here. Expected a scalar loss, such as loss.mean().")
    if create_graph or inputs is not None:
        raise rosetta.UnknownCall("torch.Tensor.backward with create_graph or inputs is not known here. Expected loss.backward().")
    if self.rosetta_cut:
        raise rosetta.UnknownCall(f"The loss depends on a part that gets no gradient: {self.rosetta_cut}. Such parts are not modelled here. Expected gradients to flow through all of it; to keep weights as they are, set requires_grad=False on them.")
    now = state()
    if now.used:
        rosetta.note("not modelled", "Gradients are not zeroed before this backward(): they add up over steps. What is compared and trained here zeroes them.")
        now.losses, now.used = [], False
    now.losses.append(self)


def zero_gradients():
    """Forgets the losses walked back so far."""
    now = state()
    now.losses, now.used = [], False


def loss_of_step():
    """The loss that an update walks down: the sum of all that were walked back since gradients were zeroed."""
    now = state()
    now.used = True
    if not now.losses:
        return None
    if len(now.losses) > 1:
        rosetta.note("assumption", f"{len(now.losses)} losses are walked back before one step: their gradients add up, so the step is read as one on their sum.")
    total = now.losses[0]
    for each in now.losses[1:]:
        total = total + each
    now.losses = [total]
    return total


def detach(self):
    """The same values without a way back for gradients."""
    if self.rosetta_fed and not isinstance(self, Parameter):
        return self
    made = said("torch.Tensor.detach", rosetta.bind("torch.Tensor.detach", [self], {}), [self], self.shape)
    made.rosetta_cut = made.rosetta_cut or "torch.Tensor.detach stops it"
    return made


def clone(self, **kwargs):
    """A copy: the same values."""
    if isinstance(self, Parameter):
        return Tensor(self.shape, self.dtype, law=("given", "a copy of another parameter"))
    return self


def _set_data(self, value):
    if not isinstance(self, Parameter):
        overwrite(self, value)
        return
    self._shape = value._shape
    if value is not self:
        self.say_law(value.rosetta_law or ("given", "values that the program computes"))


Tensor.backward, Tensor.detach, Tensor.clone = backward, detach, clone
def _data(self):
    """What ``x.data`` names: a weight's own values where the program changes them by hand; inside a model, values without a way back."""
    if isinstance(self, Parameter) and not rosetta.recorder().current_trace:
        return self
    return detach(self)


Tensor.data = property(_data, _set_data)
Tensor.detach_ = lambda self: overwrite(self, detach(self))
Tensor.retain_grad = lambda self: None
Tensor.zero_grad = lambda self: None
Tensor.register_hook = lambda self, hook: rosetta.unknown("torch.Tensor.register_hook")


class set_grad_enabled:
    """A context, or a decorator, that switches gradients on or off."""

    def __init__(self, mode=True):
        self.before, state().enabled = state().enabled, bool(mode)
        self.mode = bool(mode)

    def __enter__(self):
        state().enabled = self.mode
        return self

    def __exit__(self, *error):
        state().enabled = self.before

    def __call__(self, function):
        import functools

        kind = type(self)
        state().enabled = self.before

        @functools.wraps(function)
        def inside(*args, **kwargs):
            with kind.__new__(kind)._again(self.mode):
                return function(*args, **kwargs)

        return inside

    def _again(self, mode):
        self.before, self.mode = state().enabled, mode
        return self


class no_grad(set_grad_enabled):
    """A context in which no gradients are kept."""

    def __new__(cls, function=None):
        if function is not None and callable(function):
            return cls()(function)
        return super().__new__(cls)

    def __init__(self, mode=False):
        if callable(mode):
            return
        self.before = state().enabled
        self.mode = False

    def __enter__(self):
        self.before, state().enabled = state().enabled, self.mode
        return self


class inference_mode(no_grad):
    """A stricter ``no_grad``."""


class enable_grad(no_grad):
    """A context in which gradients are kept again."""

    def __init__(self, mode=True):
        super().__init__()
        self.mode = True


def is_grad_enabled():
    """Whether gradients are kept now."""
    return state().enabled


def grad(*args, **kwargs):
    """``torch.autograd.grad`` asks for concrete gradients."""
    rosetta.unknown("torch.autograd.grad", ["Tensor.backward"])


named(grad, "torch.autograd.grad")
