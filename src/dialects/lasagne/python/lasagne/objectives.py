"""Losses, example by example or element by element, and accuracies."""

import rosetta

from ._theano import elementwise, reductions, shaping
from ._theano.expression import Call, as_expression
from ._theano.shapes import broadcast, shape_of, written
from ._theano.values import Made


def _aligned(predictions, targets):
    """A column of predictions meets a vector of targets (lasagne/objectives.py · align_targets)."""
    x, y = as_expression(predictions), as_expression(targets)
    return (x, shaping.dimshuffle(y, 0, "x")) if x.broadcastable == (False, True) and y.ndim == 1 else (x, y)


def _loss(name, rule, ndim, first="predictions", second="targets", aligned=True):
    path = f"lasagne.objectives.{name}"

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        pair = [as_expression(bound.values[each]) for each in (first, second)]
        pair = _aligned(*pair) if aligned else pair
        bound.values.update(zip((first, second), pair))
        bound.stated.update(zip((first, second), pair))
        return Call(path, bound, lambda given: rule(shape_of(given[first]), shape_of(given[second])), ndim(*pair))

    call.__name__ = call.__qualname__ = name
    call.__rosetta_path__ = path
    return call


def _each(x, y):
    return Made(broadcast([x, y], "lasagne.objectives"))


def _row(x, y):
    if int(x[0]) != int(y[0]) or (len(y) == len(x) and int(x[-1]) != int(y[-1])):
        raise ValueError(f"Dimension mis-match: {written(x)} predictions, {written(y)} targets.")
    return Made(x[:-1])


def _wider(x, y):
    return max(x.ndim, y.ndim)


squared_error = _loss("squared_error", _each, _wider, "a", "b")
binary_crossentropy = _loss("binary_crossentropy", _each, _wider)
huber_loss = _loss("huber_loss", _each, _wider)
multiclass_hinge_loss = _loss("multiclass_hinge_loss", _row, lambda x, y: x.ndim - 1, aligned=False)
_crossentropy = _loss("categorical_crossentropy", _row, lambda x, y: x.ndim - 1, aligned=False)
_hinge = _loss("binary_hinge_loss", _each, _wider)


def categorical_crossentropy(predictions, targets):
    """Cross-entropy of each row of probabilities and its class number or distribution."""
    x, y = as_expression(predictions), as_expression(targets)
    if y.ndim not in (x.ndim, x.ndim - 1):
        raise TypeError("rank mismatch between coding and true distributions")
    if y.ndim == x.ndim - 1 and not y.dtype.startswith(("int", "uint")):
        raise TypeError(f"integer vector required for argument: true_one_of_n (got type: {y.dtype}).")
    return _crossentropy(x, y)


def binary_hinge_loss(predictions, targets, delta=1, log_odds=None, binary=True):
    """The hinge of each score and its yes or no."""
    if log_odds is None:
        raise FutureWarning("The `log_odds` argument to `binary_hinge_loss` will change its default to `False` in a future version. Explicitly give `log_odds=True` to retain current behavior in your code, but also check the documentation if this is what you want.")
    x = as_expression(predictions)
    x = x if log_odds else elementwise.log(x / (1 - x))
    return _hinge(x, targets, delta, log_odds=True, binary=binary)


categorical_crossentropy.__rosetta_path__ = "lasagne.objectives.categorical_crossentropy"


def aggregate(loss, weights=None, mode="mean"):
    """One number of many losses."""
    if weights is not None:
        loss = loss * weights
    if mode == "mean":
        return reductions.mean(loss)
    if mode == "sum":
        return reductions.sum(loss)
    if mode == "normalized_sum":
        if weights is None:
            raise ValueError("require weights for mode='normalized_sum'")
        return reductions.sum(loss) / reductions.sum(as_expression(weights))
    raise ValueError(f"mode must be 'mean', 'sum' or 'normalized_sum', got {mode!r}")


def binary_accuracy(predictions, targets, threshold=0.5):
    """Whether each score lies on its side of the threshold."""
    x, y = _aligned(predictions, targets)
    return elementwise.eq(elementwise.ge(x, threshold), y)


def categorical_accuracy(predictions, targets, top_k=1):
    """Whether the highest score is that of the true class."""
    x, y = as_expression(predictions), as_expression(targets)
    if y.ndim == x.ndim:
        y = reductions.argmax(y, axis=-1)
    elif y.ndim != x.ndim - 1:
        raise TypeError("rank mismatch between targets and predictions")
    if top_k == 1:
        return elementwise.eq(reductions.argmax(x, axis=-1), y)
    top = reductions.argsort(x, axis=-1)[..., -top_k:]
    return reductions.any(elementwise.eq(top, shaping.shape_padaxis(y, -1)), axis=-1)


__all__ = ["aggregate", "binary_accuracy", "binary_crossentropy", "binary_hinge_loss", "categorical_accuracy", "categorical_crossentropy", "huber_loss", "multiclass_hinge_loss", "squared_error"]
__getattr__ = rosetta.attribute_hook(__name__)
