"""Data on its way to the model: what is fed, what was done to it before, and which axis is the batch."""

import rosetta
from numpy import provenance
from rosetta import BatchDim

from .tensor import Parameter, Tensor


def is_fed(value):
    """Whether a tensor is data: no parameter, and nothing that a model computed."""
    return not isinstance(value, Parameter) and value.rosetta_fed


def prepared(path, bound, given, shape, kind):
    """Data that a program changes before any model sees it: a tensor of data again, with one more step where it is followed."""
    source = _followed(path, bound, given, shape, kind)
    made = Tensor(shape, kind, source)
    if given[0].rosetta_constant is not None and int(made.numel()) == len(given[0].rosetta_constant) and path in _RESHAPES:
        made.rosetta_constant = given[0].rosetta_constant
    return made


_RESHAPES = ("torch.Tensor.view", "torch.reshape", "torch.flatten", "torch.squeeze", "torch.unsqueeze")


def _followed(path, bound, given, shape, kind):
    source = given[0].rosetta_source
    if len(given) > 1:
        return provenance.lost(source, path)
    if path in _RESHAPES:
        return provenance.reshaped(source, given[0].shape, shape)
    if path == "torch.permute":
        return provenance.permuted(source, [each % len(shape) for each in bound.dims])
    if path == "torch.Tensor.to":
        return provenance.cast(source, _Named(given[0].dtype), _Named(kind))
    name = path.rpartition(".")[2]
    number = next((each for each in bound.values.values() if isinstance(each, (int, float)) and not isinstance(each, bool)), None)
    if name in ("mul", "truediv", "div", "add", "sub") and number is not None and isinstance(next(iter(bound.values.values())), Tensor):
        if name in ("add", "sub"):
            return provenance.shifted(source, number if name == "add" else -number)
        return provenance.scaled(source, number if name == "mul" else 1 / number)
    if name == "getitem" and isinstance(bound.b, slice) and bound.b.step in (None, 1) and source is not None:
        start, stop, _ = bound.b.indices(int(given[0].shape[0]))
        return provenance.sliced(source, int(given[0].shape[0]), start, stop)
    if name in ("detach", "clone"):
        return source
    return provenance.lost(source, path)


class _Named:
    """A number type under the name that the steps of a source use."""

    def __init__(self, kind):
        self.name = kind.rosetta_dtype

    def __eq__(self, other):
        return self.name == other.name


def refuse_strangers(given, path):
    """Inside a model only its inputs, its weights and what it computes may be used: anything else would be fed by nobody."""
    from .grad import state

    for each in given:
        scalar = each.rosetta_constant is not None and not each.shape
        if is_fed(each) and not scalar and not any(each is known for known in state().inputs):
            raise rosetta.UnknownCall(
                f"{path} uses a tensor of shape {tuple(int(n) for n in each.shape)} inside the model that is neither its input nor a weight. "
                "Expected inputs, parameters, buffers and plain numbers. Pass it as an argument, or register it as a buffer."
            )


def mark_batch(inputs):
    """The first axis of what is fed is the batch: what is not known as one yet becomes one."""
    for each in inputs:
        mark_like(each, inputs[0])


def mark_like(value, first):
    """Makes the first axis of a fed tensor the batch, where it is as long as that of ``first``."""
    if not is_fed(value) or not value.shape or not first.shape or any(isinstance(n, BatchDim) for n in value.shape):
        return
    batched = is_fed(first) or isinstance(first.shape[0], BatchDim)
    if batched and int(value.shape[0]) == int(first.shape[0]):
        value._shape = (BatchDim(int(value.shape[0])), *value._shape[1:])
