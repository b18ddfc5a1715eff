"""Arrays in other shapes: reshape, transposes, joining and splitting."""

import math

from rosetta import BatchDim, divide, product

from . import provenance
from .arrays import like, method, ndarray
from .creation import asarray
from .dtypes import promote


def resolve(shape, wanted):
    """The wanted shape with its -1 filled in."""
    wanted = (wanted,) if isinstance(wanted, int) or not hasattr(wanted, "__iter__") else tuple(wanted)
    wanted = [n if isinstance(n, BatchDim) else int(n) for n in wanted]
    told = f"cannot reshape array of size {int(product(shape))} into shape {tuple(int(n) for n in wanted)}"
    if wanted.count(-1) > 1:
        raise ValueError("can only specify one unknown dimension")
    whole = product(shape)
    if -1 in wanted:
        rest = product(n for n in wanted if n != -1)
        missing = divide(whole, rest)
        if missing is None:
            raise ValueError(told)
        wanted[wanted.index(-1)] = missing
    if int(product(wanted)) != int(whole):
        raise ValueError(told)
    if shape and wanted and isinstance(shape[0], BatchDim) and int(shape[0]) == int(wanted[0]):
        wanted[0] = shape[0]
    return tuple(wanted)


@method
def reshape(a, *shape, order="C", newshape=None, copy=None):
    """The same elements in another shape."""
    a = asarray(a)
    wanted = newshape if newshape is not None else shape[0] if len(shape) == 1 else shape
    to = resolve(a.shape, wanted)
    made = a.view(to, None if order != "F" else _column_major(a.shape, to), provenance.reshaped(a.rosetta_source, a.shape, to))
    if to and a.shape and to[0] == a.shape[0]:
        return like(a, made)
    order = getattr(a, "rosetta_order", None)
    if order is not None and a.ndim == 1 and len(to) == 2:
        made.rosetta_rows = order  # an order of examples, laid out in rows of one batch each
    return made


def _column_major(before, after):
    size = int(product(before))
    order = [0] * size
    for row_major, index in enumerate(_indices(after)):
        flat, rest = 0, sum(i * math.prod(int(n) for n in after[:axis]) for axis, i in enumerate(index))
        for axis, n in enumerate(before):
            flat += (rest % int(n)) * math.prod(int(m) for m in before[axis + 1:])
            rest //= int(n)
        order[row_major] = flat
    return order


def _indices(shape):
    found = [()]
    for n in shape:
        found = [(*index, i) for index in found for i in range(int(n))]
    return found


@method
def ravel(a, order="C"):
    """All elements in one row."""
    return reshape(a, -1, order=order)


@method
def flatten(a, order="C"):
    """All elements in one row, copied."""
    return ravel(a, order).copy()


def axis_of(axis, size, name="axis"):
    """A non-negative axis."""
    number = int(axis)
    if not -size <= number < size:
        raise ValueError(f"{name} {number} is out of bounds for array of dimension {size}")
    return number % size


@method
def transpose(a, *axes):
    """Axes in another order; reversed when none is said."""
    a = asarray(a)
    axes = axes[0] if len(axes) == 1 and (axes[0] is None or hasattr(axes[0], "__iter__")) else axes
    order = tuple(reversed(range(a.ndim))) if not axes else tuple(axis_of(axis, a.ndim) for axis in axes)
    if sorted(order) != list(range(a.ndim)):
        raise ValueError(f"axes don't match array: expected a permutation of {a.ndim} axes. Received {order}.")
    return _permute(a, order)


def _permute(a, order):
    shape = tuple(a.shape[axis] for axis in order)
    at = None
    if a.rosetta_constant is not None:
        strides = [math.prod(int(n) for n in a.shape[axis + 1:]) for axis in range(a.ndim)]
        at = [0]
        for axis in order:
            at = [base + i * strides[axis] for base in at for i in range(int(a.shape[axis]))]
    made = a.view(shape, at, provenance.permuted(a.rosetta_source, order))
    return like(a, made) if not order or order[0] == 0 else made


@method
def swapaxes(a, axis1, axis2):
    """Two axes exchanged."""
    a = asarray(a)
    order = list(range(a.ndim))
    one, two = axis_of(axis1, a.ndim), axis_of(axis2, a.ndim)
    order[one], order[two] = two, one
    return _permute(a, tuple(order))


def moveaxis(a, source, destination):
    """Axes moved to other places."""
    a = asarray(a)
    listed = lambda value: [axis_of(axis, a.ndim) for axis in ([value] if isinstance(value, int) else value)]
    moved, to = listed(source), listed(destination)
    order = [axis for axis in range(a.ndim) if axis not in moved]
    for place, axis in sorted(zip(to, moved)):
        order.insert(place, axis)
    return _permute(a, tuple(order))


def rollaxis(a, axis, start=0):
    """An axis rolled back to a place."""
    return moveaxis(a, axis, start if start <= axis else start - 1)


def expand_dims(a, axis):
    """New axes of length 1."""
    a = asarray(a)
    axes = [axis] if isinstance(axis, int) else list(axis)
    places = {axis_of(each, a.ndim + len(axes)) for each in axes}
    rest = iter(a.shape)
    return reshape(a, tuple(1 if i in places else next(rest) for i in range(a.ndim + len(axes))))


@method
def squeeze(a, axis=None):
    """Without axes of length 1."""
    a = asarray(a)
    if axis is None:
        gone = {i for i, n in enumerate(a.shape) if int(n) == 1 and not isinstance(n, BatchDim)}
    else:
        gone = {axis_of(each, a.ndim) for each in ([axis] if isinstance(axis, int) else axis)}
    if any(int(a.shape[i]) != 1 for i in gone):
        raise ValueError("cannot select an axis to squeeze out which has size not equal to one")
    return reshape(a, tuple(n for i, n in enumerate(a.shape) if i not in gone))


def broadcast_to(a, shape):
    """The array repeated to a shape."""
    from .elementwise import broadcast_shapes, places

    a = asarray(a)
    if broadcast_shapes(a.shape, shape) != tuple(shape):
        raise ValueError(f"could not broadcast from shape {tuple(map(int, a.shape))} into shape {tuple(map(int, shape))}")
    return a.view(tuple(shape), places(a.shape, shape) if a.rosetta_constant is not None else None)


def concatenate(arrays, axis=0, out=None, dtype=None):
    """Arrays joined along an axis."""
    arrays = [asarray(each) for each in arrays]
    if not arrays:
        raise ValueError("need at least one array to concatenate")
    if axis is None:
        arrays, axis = [each.ravel() for each in arrays], 0
    first = arrays[0]
    at = axis_of(axis, first.ndim)
    for each in arrays[1:]:
        if each.ndim != first.ndim or any(int(n) != int(m) for i, (n, m) in enumerate(zip(each.shape, first.shape)) if i != at):
            raise ValueError(f"all the input array dimensions except for the concatenation axis must match exactly. Received {' and '.join(str(tuple(map(int, each.shape))) for each in arrays)}.")
    kind = first.dtype
    for each in arrays[1:]:
        kind = promote(kind, each.dtype)
    shape = [*first.shape]
    shape[at] = first.shape[at] if len(arrays) == 1 else sum(int(each.shape[at]) for each in arrays)
    source = first.rosetta_source
    for each in arrays if len(arrays) > 1 else []:
        source = provenance.lost(each.rosetta_source, "Joining arrays")
    return ndarray(shape, dtype or kind, source, _joined(arrays, at))


def _joined(arrays, axis):
    known = [each.rosetta_constant for each in arrays]
    if any(each is None for each in known):
        return None
    blocks = [math.prod(int(n) for n in each.shape[axis:]) for each in arrays]
    rows = math.prod(int(n) for n in arrays[0].shape[:axis])
    return [value for row in range(rows) for values, block in zip(known, blocks) for value in values[row * block:(row + 1) * block]]


def stack(arrays, axis=0):
    """Arrays joined along a new axis."""
    return concatenate([expand_dims(asarray(each), axis) for each in arrays], axis)


def vstack(arrays):
    """Arrays joined as rows."""
    return concatenate([each if each.ndim > 1 else expand_dims(each, 0) for each in map(asarray, arrays)], 0)


def hstack(arrays):
    """Arrays joined as columns."""
    arrays = [asarray(each) for each in arrays]
    return concatenate(arrays, 0 if arrays[0].ndim == 1 else 1)


def array_split(a, indices_or_sections, axis=0):
    """An array in parts, not all of the same size."""
    a = asarray(a)
    size = int(a.shape[axis])
    if hasattr(indices_or_sections, "__iter__"):
        cuts = [0, *(int(each) for each in indices_or_sections), size]
    else:
        parts = int(indices_or_sections)
        cuts = [sum(size // parts + (i < size % parts) for i in range(part)) for part in range(parts + 1)]
    before = (slice(None),) * axis_of(axis, a.ndim)
    return [a[(*before, slice(start, stop))] for start, stop in zip(cuts, cuts[1:])]


def split(a, indices_or_sections, axis=0):
    """An array in equal parts."""
    if not hasattr(indices_or_sections, "__iter__") and int(asarray(a).shape[axis]) % int(indices_or_sections):
        raise ValueError("array split does not result in an equal division")
    return array_split(a, indices_or_sections, axis)


@method
def repeat(a, repeats, axis=None):
    """Each element several times."""
    a = asarray(a)
    a, axis = (a.ravel(), 0) if axis is None else (a, axis_of(axis, a.ndim))
    at = [i for i in range(int(a.shape[axis])) for _ in range(int(repeats))]
    return a[(slice(None),) * axis + (at,)]


def tile(a, reps):
    """The array laid side by side."""
    made, reps = asarray(a), [reps] if isinstance(reps, int) else list(reps)
    while made.ndim < len(reps):
        made = expand_dims(made, 0)
    for axis, count in enumerate([1] * (made.ndim - len(reps)) + reps):
        made = concatenate([made] * int(count), axis) if int(count) != 1 else made
    return made


def flip(a, axis=None):
    """Elements in reverse order along axes."""
    a = asarray(a)
    axes = range(a.ndim) if axis is None else [axis_of(each, a.ndim) for each in ([axis] if isinstance(axis, int) else axis)]
    return a[tuple(slice(None, None, -1) if i in axes else slice(None) for i in range(a.ndim))]


def pad(array, pad_width, mode="constant", constant_values=0):
    """An array with a border."""
    a = asarray(array)
    width = [pad_width] * a.ndim if isinstance(pad_width, int) else list(pad_width)
    width = [(each, each) if isinstance(each, int) else each for each in width]
    width = [tuple(width)] * a.ndim if len(width) == 2 and a.ndim != 2 and not hasattr(width[0], "__iter__") else width
    return ndarray(tuple(n if (low, high) == (0, 0) else int(n) + low + high for n, (low, high) in zip(a.shape, width)), a.dtype, provenance.lost(a.rosetta_source, "numpy.pad"))
