"""tf.nn's losses: one number per example (or element), nothing averaged."""

import rosetta
from rosetta import Symbolic

from ._dims import axis_of, reduced
from ._graph import Made, Tensor, draw
from ._sources import operand

__all__ = [
    "sigmoid_cross_entropy_with_logits", "softmax_cross_entropy_with_logits", "softmax_cross_entropy_with_logits_v2",
    "sparse_softmax_cross_entropy_with_logits", "weighted_cross_entropy_with_logits",
]


def named_only(bound):
    if bound.values.get("_sentinel") is not None:
        raise ValueError(f"Only call `{bound.path.rpartition('.')[2]}` with named arguments (labels=..., logits=..., ...)")
    for name in ("labels", "logits"):
        if bound.values.get(name) is None:
            raise ValueError("Both labels and logits must be provided.")


def class_labels(labels):
    """One-hot rows made from class numbers are read as the numbers: the loss is the same."""
    value = operand(labels)
    at = value
    while isinstance(at, Tensor) and at.op.path in ("tensorflow.cast", "tensorflow.identity", "tensorflow.stop_gradient"):
        at = at.op.inputs[0]
    if isinstance(at, Tensor) and at.op.path == "tensorflow.one_hot":
        given = at.op.bound.values
        plain = given.get("on_value") in (None, 1, 1.0) and given.get("off_value") in (None, 0, 0.0)
        if plain and given.get("axis") in (None, -1):
            return at.op.inputs[0]
    return value


def sparse_softmax_cross_entropy_with_logits(*args, **kwargs):
    """Cross-entropy with class numbers."""
    path = "tensorflow.nn.sparse_softmax_cross_entropy_with_logits"
    bound = rosetta.bind(path, args, kwargs)
    named_only(bound)
    labels = operand(bound.labels)
    if isinstance(labels, Tensor) and labels.dtype.name not in ("int32", "int64"):
        raise TypeError(f"Value passed to parameter 'labels' has DataType {labels.dtype} not in list of allowed values: int32, int64")

    def compute(ins, _):
        logits, numbers = ins
        if isinstance(numbers, Symbolic) and len(numbers.shape) != len(logits.shape) - 1:
            raise ValueError(f"Rank mismatch: Rank of labels (received {len(numbers.shape)}) should equal rank of logits minus 1 (received {len(logits.shape)}).")
        return Made(logits.shape[:-1], logits.dtype)

    return draw(path, bound, [operand(bound.logits), labels], compute, name=bound.name or "SparseSoftmaxCrossEntropyWithLogits")


def _softmax(name):
    path = f"tensorflow.nn.{name}"

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        named_only(bound)
        axis = next((bound.values[each] for each in ("axis", "dim") if bound.values.get(each) is not None), -1)

        def compute(ins, _):
            return Made(reduced(ins[0].shape, [axis_of(axis, len(ins[0].shape))], False), ins[0].dtype)

        return draw(path, bound, [operand(bound.logits), class_labels(bound.labels)], compute, name=bound.name or name)

    call.__name__, call.__rosetta_path__ = name, path
    return call


softmax_cross_entropy_with_logits = _softmax("softmax_cross_entropy_with_logits")
softmax_cross_entropy_with_logits_v2 = _softmax("softmax_cross_entropy_with_logits_v2")


def sigmoid_cross_entropy_with_logits(*args, **kwargs):
    """Cross-entropy of yes/no outputs, element by element."""
    path = "tensorflow.nn.sigmoid_cross_entropy_with_logits"
    bound = rosetta.bind(path, args, kwargs)
    named_only(bound)
    return draw(path, bound, [operand(bound.logits), operand(bound.labels)], lambda ins, _: Made(ins[0].shape, ins[0].dtype), name=bound.name or "logistic_loss")


def weighted_cross_entropy_with_logits(*args, **kwargs):
    """The same with a factor on the terms of yes."""
    path = "tensorflow.nn.weighted_cross_entropy_with_logits"
    bound = rosetta.bind(path, args, kwargs)
    labels = next((bound.values[each] for each in ("labels", "targets") if bound.values.get(each) is not None), None)
    return draw(path, bound, [operand(bound.logits), operand(labels)], lambda ins, _: Made(ins[0].shape, ins[0].dtype), name=bound.name or "logistic_loss")
