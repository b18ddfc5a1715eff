"""Functions that lay elements out anew, join arrays and cut them."""

import rosetta
from rosetta import BatchDim

from .. import _shapes
from .._record import function, named, need, said
from .._rows import Row, alike, batched, gathered, need_rows, rows
from ..variable import Variable


def _listed(given):
    return list(given[0]) if len(given) == 1 and isinstance(given[0], (tuple, list)) else list(given)


reshape = function("chainer.functions.reshape", lambda b: _shapes.viewed(b.x.shape, b.shape, "chainer.functions.reshape"), any_type=True)


def flatten(x):
    """All elements as one axis, the batch included."""
    return reshape(x, (rosetta.product(x.shape),))


def _squeezed(bound):
    shape = bound.x.shape
    if bound.axis is None:
        return tuple(n for n in shape if int(n) != 1)
    chosen = _shapes.axes(bound.axis, len(shape), "chainer.functions.squeeze")
    _shapes.expect(all(int(shape[i]) == 1 for i in chosen), "chainer.functions.squeeze", "axes of size 1", _shapes.written(shape))
    return tuple(n for i, n in enumerate(shape) if i not in chosen)


def _expanded(bound):
    shape = bound.x.shape
    at = _shapes.axis(bound.axis, len(shape), "chainer.functions.expand_dims", extra=1)
    return (*shape[:at], 1, *shape[at:])


squeeze = function("chainer.functions.squeeze", _squeezed)
expand_dims = function("chainer.functions.expand_dims", _expanded)


def _transposed(bound):
    rank = len(bound.x.shape)
    order = list(reversed(range(rank))) if bound.axes is None else [_shapes.axis(each, rank, "chainer.functions.transpose") for each in bound.axes]
    _shapes.expect(sorted(order) == list(range(rank)), "chainer.functions.transpose", f"an order of {rank} axes", bound.axes)
    return tuple(bound.x.shape[i] for i in order)


transpose = function("chainer.functions.transpose", _transposed)


def _swapped(bound):
    shape = list(bound.x.shape)
    a, b = (_shapes.axis(each, len(shape), "chainer.functions.swapaxes") for each in (bound.axis1, bound.axis2))
    shape[a], shape[b] = shape[b], shape[a]
    return tuple(shape)


swapaxes = function("chainer.functions.swapaxes", _swapped)


def moveaxis(x, source, destination):
    """Axes moved to other places: a permutation."""
    rank, path = len(x.shape), "chainer.functions.moveaxis"
    listed = lambda each: [_shapes.axis(one, rank, path) for one in (each if isinstance(each, (tuple, list)) else [each])]
    places = dict(zip(listed(destination), listed(source)))
    rest = iter([i for i in range(rank) if i not in places.values()])
    return transpose(x, tuple(places[i] if i in places else next(rest) for i in range(rank)))


def rollaxis(x, axis, start=0):
    """An axis rolled back to before another: a permutation."""
    rank = len(x.shape)
    order = [i for i in range(rank) if i != axis % rank]
    to = start + rank if start < 0 else start
    order.insert(to - 1 if axis % rank < to else to, axis % rank)
    return transpose(x, tuple(order))


def concat(*args, **kwargs):
    """Arrays joined along an axis: the second, unless said otherwise."""
    path = "chainer.functions.concat"
    bound = rosetta.bind(path, args, kwargs)
    whole = gathered(bound.xs)
    if whole is not None:
        _shapes.expect(len(whole.shape) > 1 and bound.axis in (0, 1 - len(whole.shape)), path, "all examples of a batch to be joined along axis 0", bound.axis)
        return reshape(whole, (whole.shape[0] * int(whole.shape[1]), *whole.shape[2:]))
    xs = [need(each, "xs", path) for each in bound.xs]
    _shapes.expect(bool(xs), path, "at least one array", "none")
    shape = list(xs[0].shape)
    at = _shapes.axis(bound.axis, len(shape), path)
    for each in xs[1:]:
        same = len(each.shape) == len(shape) and all(int(a) == int(b) for i, (a, b) in enumerate(zip(each.shape, shape)) if i != at)
        _shapes.expect(same, path, f"equal shapes but for axis {at}", f"{_shapes.written(shape)} and {_shapes.written(each.shape)}")
    shape[at] = sum(int(each.shape[at]) for each in xs)
    return xs[0] if len(xs) == 1 else said(path, bound, xs, shape, xs[0].dtype)


named(concat, "chainer.functions.concat")


def stack(xs, axis=0):
    """Arrays joined along a new axis: each gets the axis, then they are joined."""
    whole = gathered(xs)
    if whole is not None:
        return moveaxis(whole, 0, axis) if axis else whole
    return concat([expand_dims(each, axis) for each in xs], axis)


def hstack(xs):
    """Arrays joined along the second axis."""
    return concat(xs, 0 if len(xs[0].shape) == 1 else 1)


def vstack(xs):
    """Arrays joined along the first axis."""
    return concat(xs, 0)


def _examples(x, sections, at):
    """The examples that were laid end to end along the first axis, cut apart again; None where other pieces are asked for."""
    whole = x.shape[at]
    if at != 0 or not isinstance(whole, BatchDim):
        return None
    count, length = int(whole) // whole.factor, whole.factor
    if isinstance(sections, int):
        fits = sections == count
    else:
        cuts = getattr(sections, "rosetta_constant", sections)
        fits = len(sections) == count - 1 and (cuts is None or [int(each) for each in cuts] == [length * i for i in range(1, count)])
    return rows(reshape(x, (rosetta.divide(whole, length), length, *x.shape[1:]))) if fits else None


def split_axis(x, indices_or_sections, axis, force_tuple=True):
    """Pieces of an array along an axis: so many equal ones, or cut at the given places."""
    at = _shapes.axis(axis, len(x.shape), "chainer.functions.split_axis")
    size = int(x.shape[at])
    examples = _examples(x, indices_or_sections, at)
    if examples is not None:
        return tuple(examples)
    if isinstance(indices_or_sections, int):
        _shapes.expect(size % indices_or_sections == 0, "chainer.functions.split_axis", f"an axis that {indices_or_sections} divides", size)
        cuts = [i * size // indices_or_sections for i in range(1, indices_or_sections)]
    else:
        cuts = [int(each) for each in indices_or_sections]
    pieces = tuple(x[(slice(None),) * at + (slice(start, stop),)] for start, stop in zip([0, *cuts], [*cuts, size]))
    return pieces[0] if len(pieces) == 1 and not force_tuple else pieces


def separate(x, axis=0):
    """The slices of an array along an axis."""
    at = _shapes.axis(axis, len(x.shape), "chainer.functions.separate")
    if at == 0 and batched(x):
        return tuple(rows(x))
    return tuple(x[(slice(None),) * at + (i,)] for i in range(int(x.shape[at])))


def _cut(n, part):
    whole = part.start in (None, 0) and part.step in (None, 1) and (part.stop is None or int(part.stop) >= int(n))
    return n if whole else len(range(*slice(*(None if each is None else int(each) for each in (part.start, part.stop, part.step))).indices(int(n))))


def get_item(x, slices):
    """A part of an array by numbers and slices."""
    path = "operator.getitem"
    if isinstance(x, Row):
        key = slices if isinstance(slices, tuple) else (slices,)
        return alike(x, (path, repr(key)), lambda whole: get_item(whole, (slice(None), *key)))
    if type(slices) is int and batched(x) and rosetta.recorder().current_trace:
        if not -len(x) <= slices < len(x):
            raise IndexError(f"index {slices} is out of bounds for axis of size {len(x)}")
        return Row.of(x, slices % len(x))
    items = list(slices) if isinstance(slices, tuple) else [slices]
    known = all(each is Ellipsis or isinstance(each, slice) or (isinstance(each, int) and not isinstance(each, bool)) for each in items)
    if not known:
        raise rosetta.UnknownCall(f"{path} of a variable expects an index of numbers and slices here. Received {slices!r}.")
    at = next((i for i, each in enumerate(items) if each is Ellipsis), len(items))
    used = sum(each is not Ellipsis for each in items)
    if used > len(x.shape):
        raise IndexError(f"too many indices for array of {len(x.shape)} axes")
    full = [*items[:at], *[slice(None)] * (len(x.shape) - used), *items[at + 1:]]
    for n, each in zip(x.shape, full):
        if isinstance(each, int) and not -int(n) <= each < int(n):
            raise IndexError(f"index {each} is out of bounds for axis of size {int(n)}")
    shape = [_cut(n, each) for n, each in zip(x.shape, full) if isinstance(each, slice)]
    return said(path, rosetta.bind(path, [x, slices], {}), [x], shape, x.dtype)


def _padded(bound):
    from .pooling import pad_pairs

    return tuple(n + before + after if before or after else n for n, (before, after) in zip(bound.x.shape, pad_pairs(bound.pad_width, len(bound.x.shape))))


pad = function("chainer.functions.pad", _padded)


def pad_sequence(xs, length=None, padding=0):
    """Sequences as one array; those of one length need nothing added."""
    whole = need_rows(xs, "chainer.functions.pad_sequence")
    if length is not None and int(length) != int(whole.shape[1]):
        raise rosetta.UnknownCall("chainer.functions.pad_sequence(length=…) longer than the sequences is not known here. Expected length=None.")
    return whole


def transpose_sequence(xs):
    """Sequences of one length, step by step instead of example by example."""
    whole = need_rows(xs, "chainer.functions.transpose_sequence")
    return tuple(get_item(whole, (slice(None), i)) for i in range(int(whole.shape[1])))


def cast(x, typ):
    """The same values in another number type."""
    if getattr(typ, "name", None) == x.dtype.name or typ == x.dtype:
        return x
    raise rosetta.UnknownCall(f"chainer.functions.cast to {typ} is not known here: models are read in 32-bit floats.")


Variable.reshape = lambda self, *shape: reshape(self, tuple(_listed(shape)))
Variable.transpose = lambda self, *axes: transpose(self, None if not axes or axes[0] is None else tuple(_listed(axes)))
Variable.T = property(lambda self: transpose(self))
Variable.__getitem__ = get_item
