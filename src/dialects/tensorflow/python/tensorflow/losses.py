"""tf.losses: losses that average themselves and are collected."""

import rosetta
from rosetta import Symbolic

from ._graph import Made, draw, graph
from ._math_ops import add
from ._nn_losses import class_labels
from ._sources import operand

_SUMS = {"none": "none", "weighted_sum": "sum", "weighted_mean": "mean", "weighted_sum_over_batch_size": "mean", "weighted_sum_by_nonzero_weights": "mean"}


class Reduction:
    """How the parts of a loss become one number."""

    NONE, SUM, MEAN = "none", "weighted_sum", "weighted_mean"
    SUM_OVER_BATCH_SIZE, SUM_BY_NONZERO_WEIGHTS = "weighted_sum_over_batch_size", "weighted_sum_by_nonzero_weights"
    SUM_OVER_NONZERO_WEIGHTS = SUM_BY_NONZERO_WEIGHTS


def _loss(name, predictions, labels, rows, classes=False):
    """``rows``: what the loss of one example is a number of."""
    path = f"tensorflow.losses.{name}"

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        if bound.values[predictions] is None or bound.values[labels] is None:
            raise ValueError(f"{labels} and {predictions} must not be None.")
        if not isinstance(bound.weights, (int, float)) or bound.weights != 1:
            raise rosetta.UnknownCall(f"{path}(weights=…) is not modelled here. Expected weights=1.0.")
        truth = class_labels(bound.values[labels]) if classes else operand(bound.values[labels])

        def compute(ins, _):
            shape = ins[0].shape[:-1] if rows == "example" else ins[0].shape
            if isinstance(ins[1], Symbolic) and rows == "element" and len(ins[1].shape) != len(ins[0].shape):
                raise ValueError(f"Shapes {tuple(map(int, ins[0].shape))} and {tuple(map(int, ins[1].shape))} are incompatible")
            return Made(shape if bound.reduction == "none" else (), ins[0].dtype)

        made = draw(path, bound, [operand(bound.values[predictions]), truth], compute, name=bound.scope or name)
        if bound.loss_collection is not None:
            graph().add_to_collection(bound.loss_collection, made)
        return made

    call.__name__, call.__rosetta_path__ = name, path
    return call


softmax_cross_entropy = _loss("softmax_cross_entropy", "logits", "onehot_labels", "example", classes=True)
sparse_softmax_cross_entropy = _loss("sparse_softmax_cross_entropy", "logits", "labels", "example")
sigmoid_cross_entropy = _loss("sigmoid_cross_entropy", "logits", "multi_class_labels", "element")
mean_squared_error = _loss("mean_squared_error", "predictions", "labels", "element")
absolute_difference = _loss("absolute_difference", "predictions", "labels", "element")
huber_loss = _loss("huber_loss", "predictions", "labels", "element")
log_loss = _loss("log_loss", "predictions", "labels", "element")
hinge_loss = _loss("hinge_loss", "logits", "labels", "element")


def add_loss(loss, loss_collection="losses"):
    graph().add_to_collection(loss_collection, loss)


def get_losses(scope=None, loss_collection="losses"):
    return graph().get_collection(loss_collection, scope)


def get_regularization_losses(scope=None):
    return [each for each in graph().get_collection("regularization_losses", scope) if each is not None]


def get_regularization_loss(scope=None, name="total_regularization_loss"):
    """The sum of all penalties."""
    found = get_regularization_losses(scope)
    return _total(found) if found else 0.0


def get_total_loss(add_regularization_losses=True, name="total_loss", scope=None):
    """The sum of all losses that were collected."""
    found = get_losses(scope) + (get_regularization_losses(scope) if add_regularization_losses else [])
    if not found:
        raise ValueError("No losses were collected.")
    return _total(found)


def _total(parts):
    total = parts[0]
    for each in parts[1:]:
        total = add(total, each)
    return total


__getattr__ = rosetta.attribute_hook(__name__)
