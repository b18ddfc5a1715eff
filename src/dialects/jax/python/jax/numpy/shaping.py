"""Arrays in other shapes: reshape, transposes, joining, splitting, borders."""

import numpy
import rosetta

from .._array import Array, is_data
from .._record import function, named
from .._shapes import axes, positive, reshaped


def _shape_of(bound, arrays):
    return reshaped(arrays[0].shape, bound.shape)


def _in_order(values, name, *arguments):
    return getattr(numpy, name)(*(values[each] for each in arguments))


reshape = function("jax.numpy.reshape", ("a",), _shape_of, plain=lambda v: numpy.reshape(v["a"], v["shape"], order=v["order"]))
ravel = function("jax.numpy.ravel", ("a",), lambda bound, arrays: reshaped(arrays[0].shape, -1), plain=lambda v: numpy.ravel(v["a"]))


def _order(bound, arrays):
    rank = len(arrays[0].shape)
    order = list(reversed(range(rank))) if bound.axes is None else [positive(each, rank) for each in bound.axes]
    if sorted(order) != list(range(rank)):
        raise ValueError(f"axes don't match array: expected a permutation of {rank} axes. Received {tuple(bound.axes)}.")
    return tuple(arrays[0].shape[each] for each in order)


transpose = function("jax.numpy.transpose", ("a",), _order, plain=lambda v: numpy.transpose(v["a"], v["axes"]))
permute_dims = transpose


def _swapped(bound, arrays):
    shape = list(arrays[0].shape)
    one, two = positive(bound.axis1, len(shape)), positive(bound.axis2, len(shape))
    shape[one], shape[two] = shape[two], shape[one]
    return tuple(shape)


swapaxes = function("jax.numpy.swapaxes", ("a",), _swapped, plain=lambda v: _in_order(v, "swapaxes", "a", "axis1", "axis2"))


def moveaxis(a, source, destination):
    """Axes moved to other places: a transpose."""
    array = Array.of(a)
    rank = array.ndim
    moved, to = ([positive(each, rank) for each in (value if isinstance(value, (tuple, list)) else [value])] for value in (source, destination))
    order = [axis for axis in range(rank) if axis not in moved]
    for place, axis in sorted(zip(to, moved)):
        order.insert(place, axis)
    return transpose(array, tuple(order))


def _squeezed(bound, arrays):
    shape = arrays[0].shape
    gone = [i for i, n in enumerate(shape) if int(n) == 1 and not hasattr(n, "factor")] if bound.axis is None else axes(bound.axis, len(shape))
    if any(int(shape[i]) != 1 for i in gone):
        raise ValueError("cannot select an axis to squeeze out which has size not equal to one")
    return tuple(n for i, n in enumerate(shape) if i not in gone)


squeeze = function("jax.numpy.squeeze", ("a",), _squeezed, plain=lambda v: _in_order(v, "squeeze", "a", "axis"))


def _expanded(bound, arrays):
    given = bound.axis if isinstance(bound.axis, (tuple, list)) else [bound.axis]
    rank = len(arrays[0].shape) + len(given)
    places, rest = {positive(each, rank) for each in given}, iter(arrays[0].shape)
    return tuple(1 if i in places else next(rest) for i in range(rank))


expand_dims = function("jax.numpy.expand_dims", ("a",), _expanded, plain=lambda v: _in_order(v, "expand_dims", "a", "axis"))


def _joined(bound, arrays):
    at = positive(bound.axis, len(arrays[0].shape))
    return tuple(sum(int(each.shape[i]) for each in arrays) if i == at and len(arrays) > 1 else n for i, n in enumerate(arrays[0].shape))


concatenate = function("jax.numpy.concatenate", ("arrays",), _joined, plain=lambda v: numpy.concatenate([numpy.asarray(each) for each in v["arrays"]], v["axis"]))
concat = concatenate


def stack(arrays, axis=0):
    """Arrays joined along a new axis: each gets it, then they are joined."""
    return concatenate([expand_dims(Array.of(each), axis) for each in arrays], axis)


def vstack(tup):
    """Arrays joined as rows."""
    return concatenate([each if each.ndim > 1 else expand_dims(each, 0) for each in map(Array.of, tup)], 0)


def hstack(tup):
    """Arrays joined as columns."""
    arrays = [Array.of(each) for each in tup]
    return concatenate(arrays, 0 if arrays[0].ndim == 1 else 1)


def split(ary, indices_or_sections, axis=0):
    """An array in equal parts, or cut at places: each is a slice."""
    array = Array.of(ary)
    at = positive(axis, array.ndim)
    size = int(array.shape[at])
    if isinstance(indices_or_sections, int):
        if size % indices_or_sections:
            raise ValueError("array split does not result in an equal division")
        indices_or_sections = range(size // indices_or_sections, size, size // indices_or_sections)
    ends = [0, *(int(each) for each in indices_or_sections), size]
    return [array[(slice(None),) * at + (slice(start, stop),)] for start, stop in zip(ends, ends[1:])]


def _only_data(name):
    def call(a, *args, **kwargs):
        array = Array.of(a)
        if not is_data(array):
            raise rosetta.UnknownCall(f"jax.numpy.{name} on what a model computes is not known here. Write it with slices and jnp.concatenate.")
        return Array.wrap(getattr(numpy, name)(array.__array__(), *args, **kwargs)) if name != "array_split" else [Array.wrap(each) for each in numpy.array_split(array.__array__(), *args, **kwargs)]

    return named(call, f"jax.numpy.{name}")


broadcast_to, repeat, flip, array_split = map(_only_data, ("broadcast_to", "repeat", "flip", "array_split"))


def atleast_1d(a):
    """A scalar as an array of one element."""
    array = Array.of(a)
    return array if array.ndim else array.reshape(1)


def take(a, indices, axis=None, **_):
    """Rows by number."""
    array = Array.of(a)
    return array[indices] if axis in (None, 0) and (axis == 0 or array.ndim == 1) else rosetta.unknown("jax.numpy.take with axis", ["jnp.take(a, indices, axis=0)"])


def _padded(bound, arrays):
    rank = len(arrays[0].shape)
    return tuple(n if low == high == 0 else int(n) + low + high for n, (low, high) in zip(arrays[0].shape, borders(bound.pad_width, rank)))


def borders(value, rank):
    """Before and after each axis, from one number, one pair, or a pair per axis."""
    if isinstance(value, int):
        return [(value, value)] * rank
    pairs = [each if isinstance(each, (tuple, list)) else (each, each) for each in value]
    if not isinstance(value[0], (tuple, list)) and len(value) == 2:
        pairs = [tuple(value)]
    pairs = [(each[0], each[-1]) for each in pairs]
    pairs = pairs * rank if len(pairs) == 1 else pairs
    if len(pairs) != rank:
        raise ValueError(f"jnp.pad: expected pad_width to be one pair, or one per axis ({rank}). Received {value}.")
    return pairs


pad = function("jax.numpy.pad", ("array",), _padded, plain=lambda v: numpy.pad(v["array"], v["pad_width"]))

for _name in ("moveaxis", "stack", "vstack", "hstack", "split", "atleast_1d", "take"):
    named(globals()[_name], f"jax.numpy.{_name}")
