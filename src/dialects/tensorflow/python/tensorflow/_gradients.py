"""Gradients by weight, and what may happen to them before they are applied."""

import rosetta

from ._control import refused
from ._graph import Op, Tensor, Value
from ._run import sample


class Gradient(Op):
    """The gradient of a loss by one variable, with the clips it went through."""

    clips = ()

    def act(self, value, run):
        return Value(self.variable.op.weight.shape, self.variable.dtype) if run is None else None


def gradient_of(loss, variable, clips=()):
    op = Gradient("gradients", [loss])
    op.loss, op.variable, op.clips = loss, variable, tuple(clips)
    return Tensor(op, sample(op))


def is_gradient(value):
    return isinstance(value, Tensor) and isinstance(value.op, Gradient)


def clipped(gradient, clip):
    """A gradient with one more clip."""
    return gradient_of(gradient.op.loss, gradient.op.variable, (*gradient.op.clips, tuple(clip)))


def _number(value, what):
    known = value.sample if isinstance(value, Tensor) else value
    if not isinstance(known, (int, float)):
        raise rosetta.UnknownCall(f"{what} that only a run knows is not modelled here. Expected a number.")
    return float(known)


def clip_by_norm(*args, **kwargs):
    """A gradient shortened to a length."""
    bound = rosetta.bind("tensorflow.clip_by_norm", args, kwargs)
    if not is_gradient(bound.t) or bound.axes is not None:
        raise rosetta.UnknownCall("tf.clip_by_norm of anything but a whole gradient is not modelled here.")
    return clipped(bound.t, ("norm", _number(bound.clip_norm, "clip_norm"), "each weight"))


def clip_by_global_norm(*args, **kwargs):
    """All gradients together shortened to a length."""
    bound = rosetta.bind("tensorflow.clip_by_global_norm", args, kwargs)
    if any(each is not None and not is_gradient(each) for each in bound.t_list) or bound.use_norm is not None:
        raise rosetta.UnknownCall("tf.clip_by_global_norm of anything but the gradients themselves is not modelled here.")
    most = _number(bound.clip_norm, "clip_norm")
    return [None if each is None else clipped(each, ("norm", most, "all weights")) for each in bound.t_list], global_norm(bound.t_list)


def global_norm(t_list, name=None):
    op = _Norm("global_norm", [])
    return Tensor(op, sample(op))


class _Norm(Op):
    """A length: a number of a real run."""

    def act(self, value, run):
        return Value((), "float32")


__all__ = ["refused"]
