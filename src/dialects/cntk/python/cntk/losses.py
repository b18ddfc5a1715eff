"""``cntk.losses``: one number per example; the trainer adds them up."""

import rosetta

from . import _unmodelled
from ._operations import Operation, draw, variable
from ._shapes import broadcast, written

__all__ = "cross_entropy_with_softmax binary_cross_entropy weighted_binary_cross_entropy squared_error cosine_distance".split()


class _Loss(Operation):
    """A loss of predictions and truth. ``per`` says its shape from both."""

    loss = takes_classes = True


def _by_class(node, predictions, targets):
    front = len(node.inputs[0].axes)
    if node.values["axis"] not in (-1, len(predictions) - front - 1) or len(predictions) - front != 1:
        raise rosetta.UnknownCall(f"{node.path} of predictions of shape {written(predictions[front:])} along axis {node.values['axis']} is not known here. Expected one static axis: the classes.")
    if len(targets) == len(predictions):
        broadcast(predictions, targets, node.path)
    return predictions[:-1]


def _by_element(node, predictions, targets):
    broadcast(predictions, targets, node.path)
    return predictions[:len(node.inputs[0].axes)]


def _same(node, predictions, targets):
    broadcast(predictions, targets, node.path)
    return predictions


def _loss(name, first, second, dims):
    path, operation = f"cntk.losses.{name}", _Loss(dims)

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        given = [variable(bound.values[each], each, path) for each in (first, second)]
        return draw(operation, path, bound, given, stated={key: value for key, value in bound.stated.items() if key not in (first, second)})

    call.__name__ = call.__qualname__ = name
    call.__rosetta_path__ = path
    return call


cross_entropy_with_softmax = _loss("cross_entropy_with_softmax", "output_vector", "target_vector", _by_class)
squared_error = _loss("squared_error", "output", "target", _by_element)
binary_cross_entropy = _loss("binary_cross_entropy", "output", "target", _same)


def weighted_binary_cross_entropy(*args, **kwargs):
    raise rosetta.UnknownCall("cntk.losses.weighted_binary_cross_entropy is not known here: weights that come with the data are not modelled. Expected binary_cross_entropy.")


def cosine_distance(*args, **kwargs):
    raise rosetta.UnknownCall("cntk.losses.cosine_distance is not known here. Expected one of the other losses.")


_missing = rosetta.attribute_hook("cntk.losses")


def __getattr__(name):
    return _unmodelled.refuse("cntk.losses", name) or _missing(name)
