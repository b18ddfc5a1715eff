"""Losses: one value per example or element; programs take their mean."""

import rosetta
from jax._array import Array
from jax._record import arrays_in, named, said
from jax._shapes import broadcast, positive


def _loss(path, operands, shape):
    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        given = [bound.values.get(name) for name in operands]
        if given[-1] is None:
            raise rosetta.UnknownCall(f"{path} without {operands[-1]} is not known here. Expected predictions and targets.")
        arrays = [each if isinstance(each, Array) else Array.of(each) for each in given]
        if all(each.data is not None for each in arrays):
            raise rosetta.UnknownCall(f"{path} of data alone is not known here. Expected something that a model computed.")
        stated = {name: value for name, value in bound.stated.items() if name not in operands}
        return said(path, rosetta.Bound(path, bound.values, stated), arrays, shape(bound, arrays))

    return named(call, path)


def _without_classes(bound, arrays):
    shape = arrays[0].shape
    if not isinstance(bound.axis, int):
        raise rosetta.UnknownCall(f"{bound.path}(axis={bound.axis}) is not known here. Expected one axis.")
    at = positive(bound.axis, len(shape))
    kept = tuple(n for i, n in enumerate(shape) if i != at)
    labels = arrays[1].shape
    whole = bound.path.endswith("softmax_cross_entropy")
    if tuple(map(int, labels)) != tuple(map(int, shape if whole else kept)):
        raise ValueError(f"{bound.path}: expected labels of shape {tuple(map(int, shape if whole else kept))} for logits of shape {tuple(map(int, shape))}. Received {tuple(map(int, labels))}.")
    if not whole and arrays[1].dtype.kind not in "iu":
        raise ValueError(f"labels must be of an integer type. Received {arrays[1].dtype}.")
    return kept


softmax_cross_entropy = _loss("optax.softmax_cross_entropy", ("logits", "labels"), _without_classes)
softmax_cross_entropy_with_integer_labels = _loss("optax.softmax_cross_entropy_with_integer_labels", ("logits", "labels"), _without_classes)
sigmoid_binary_cross_entropy = _loss("optax.sigmoid_binary_cross_entropy", ("logits", "labels"), broadcast)
squared_error, l2_loss, huber_loss, log_cosh = (_loss(f"optax.{name}", ("predictions", "targets"), broadcast) for name in ("squared_error", "l2_loss", "huber_loss", "log_cosh"))


def safe_softmax_cross_entropy(*_, **__):
    """Not modelled."""
    rosetta.unknown("optax.safe_softmax_cross_entropy", ["softmax_cross_entropy"])


def smooth_labels(labels, alpha, **_):
    """One-hot labels with a part of the truth spread over all classes."""
    raise rosetta.UnknownCall("optax.smooth_labels is not known here: label smoothing stands outside the loss in optax, which is not modelled.")


__getattr__ = rosetta.attribute_hook(__name__)
