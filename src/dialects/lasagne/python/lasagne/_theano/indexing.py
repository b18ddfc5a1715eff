"""``x[…]``: slices, numbers, new axes; and the log-probability of each true class."""

import rosetta

from .expression import Call, Derived, Expression, as_expression
from .shapes import shape_of
from .values import Made, type_of

_PATH = "theano.tensor.TensorVariable.__getitem__"


def getitem(x, key):
    """A part of a value."""
    keys = list(key) if isinstance(key, tuple) else [key]
    if any(isinstance(each, (list,)) or (isinstance(each, Expression) and each.ndim) for each in keys):
        return _picked(x, keys)
    if Ellipsis in keys:
        at = keys.index(Ellipsis)
        keys[at:at + 1] = [slice(None)] * (x.ndim - len([each for each in keys if each is not None]) + 1)
    used = len([each for each in keys if each is not None])
    if used > x.ndim:
        raise IndexError("too many indices for array")
    keys += [slice(None)] * (x.ndim - used)
    if None in keys:
        return _with_new_axes(x, keys)
    values = {"self": x, "key": keys}
    ndim = sum(isinstance(each, slice) for each in keys)
    return Call(_PATH, rosetta.Bound(_PATH, values, dict(values)), _cut, ndim, x.dtype)


def _with_new_axes(x, keys):
    from .shaping import dimshuffle

    cut = getitem(x, tuple(each for each in keys if each is not None))
    axes = iter(range(cut.ndim))
    return dimshuffle(cut, *["x" if each is None else next(axes) for each in keys if each is None or isinstance(each, slice)])


def _cut(given):
    value, keys = given["self"], given["key"]
    shape = []
    for n, each in zip(shape_of(value), keys):
        if isinstance(each, slice):
            whole = each.start in (None, 0) and each.stop is None and each.step in (None, 1, -1)
            shape.append(n if whole or each == slice(None, None, -1) else len(range(*slice(*[None if part is None else int(part) for part in (each.start, each.stop, each.step)]).indices(int(n)))))
        elif not -int(n) <= int(each) < int(n):
            raise IndexError(f"index {each} is out of bounds for axis of size {int(n)}")
    return Made(shape, type_of(value))


def _picked(x, keys):
    """An index of numbers: the true classes of a table of scores, rows of a table of weights, or a batch of shared data."""
    if len(keys) == 2 and isinstance(keys[0], Derived) and hasattr(keys[0], "rows"):
        values = {"self": x, "classes": as_expression(keys[1])}
        path = "theano.tensor.TensorVariable.__getitem__.true_class"
        loss = Call(path, rosetta.Bound(path, values, dict(values)), lambda given: Made(shape_of(given["self"])[:1], type_of(given["self"])), 1, x.dtype)
        return -loss  # a cross-entropy is minus what is picked
    if len(keys) == 1 and isinstance(keys[0], Expression):
        values = {"self": x, "index": keys[0]}
        path = "theano.tensor.TensorVariable.__getitem__.rows"

        def rule(given):
            return Made((*shape_of(given["index"]), *shape_of(given["self"])[1:]), type_of(given["self"]))

        return Call(path, rosetta.Bound(path, values, dict(values)), rule, keys[0].ndim + x.ndim - 1, x.dtype)
    raise rosetta.UnknownCall("This index is not known here. Expected slices, numbers, None, x[T.arange(n), classes], or rows of a table.")
