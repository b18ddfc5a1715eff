"""``a[…]`` and ``a[…] = …``: integers, slices, new axes, masks and index arrays."""

import math

from rosetta import BatchDim, batch_slice, demand, product

from . import provenance
from .arrays import coerce, ndarray
from .elementwise import broadcast_shapes, places


class _Place:
    """What one part of a key takes: ``size`` (None for an integer) and the positions along its axis, where known."""

    def __init__(self, size, positions, stride):
        self.size, self.positions, self.stride = size, positions, stride


def _expand(key, ndim):
    """The key as one entry per axis, with the ellipsis filled in."""
    key = list(key) if isinstance(key, tuple) else [key]
    key = [_as_index(each) for each in key]
    used = sum(each.ndim if _is_mask(each) else 0 if each is None else 1 for each in key if each is not Ellipsis)
    if used > ndim:
        raise IndexError(f"too many indices for array: array is {ndim}-dimensional, but {used} were indexed")
    at = next((i for i, each in enumerate(key) if each is Ellipsis), len(key))
    return [*key[:at], *[slice(None)] * (ndim - used), *(each for each in key[at:] if each is not Ellipsis)]


def _as_index(value):
    if value is None or value is Ellipsis or isinstance(value, slice):
        return value
    if isinstance(value, (list, tuple, range)) or (isinstance(value, ndarray) and value.ndim) or hasattr(value, "__array__") and not isinstance(value, ndarray):
        from .creation import asarray

        return asarray(value)
    if isinstance(value, bool):
        raise IndexError("a single True or False as an index is not known here")
    return value.__index__()


def _is_mask(value):
    return isinstance(value, ndarray) and value.dtype.kind == "b"


def _spread_masks(key):
    made = []
    for each in key:
        if _is_mask(each):
            made.extend(each.nonzero())
        else:
            made.append(each)
    return made


def _slice(n, part, stride):
    start, stop, step = part.indices(int(n))
    positions = range(start, stop, step)
    whole = start == 0 and step == 1 and len(positions) == int(n)
    return _Place(n if whole else _length(part, positions), positions, stride)


def _length(part, positions):
    """The length of a slice; ``x[:n]`` with a batch dimension stays one."""
    if isinstance(part.stop, BatchDim) and part.start in (None, 0) and part.step in (None, 1) and int(part.stop) == len(positions):
        return part.stop
    return len(positions)


def getitem(self, key):
    """``self[key]``."""
    cut = _batch(self, key)
    if cut is not None:
        return cut
    key = _spread_masks(_expand(key, self.ndim))
    arrays = [each for each in key if isinstance(each, ndarray)]
    shape, at = _take(self, key, arrays)
    if arrays:
        return _gathered(self, key, arrays, shape, at)
    made = self.view(shape, at, _basic_source(self, key, shape))
    if isinstance(key[0], int) and isinstance(self.shape[0], BatchDim) and all(each == slice(None) for each in key[1:]):
        made.rosetta_row = (self, key[0] % int(self.shape[0]))  # which example of which batch it is
    return _ordered(self, key, made)


def _batch(self, key):
    """A batch that a loop of the program cuts out of an array of examples, or out of their order."""
    first, rest = (key[0], key[1:]) if isinstance(key, tuple) and key else (key, ())
    if not isinstance(first, slice) or first.step is not None or rest or (self.rosetta_source is None and getattr(self, "rosetta_order", None) is None):
        return None
    start, stop = (None if each is None else each.__index__() for each in (first.start, first.stop))
    found = batch_slice(self, start, stop)
    if found is None:
        return None
    size, source, walk = found
    made = ndarray((size, *self.shape[1:]), self._dtype, source)
    made.rosetta_order = getattr(self, "rosetta_order", None)
    made.rosetta_walk = walk if source is None else None
    return made


def _take(self, key, arrays):
    strides = [math.prod(int(n) for n in self.shape[axis + 1:]) for axis in range(self.ndim)]
    known = self.rosetta_constant is not None and all(each.rosetta_constant is not None for each in arrays)
    parts, axis, joint = [], 0, None
    for each in key:
        if each is None:
            parts.append(_Place(1, (0,), 0))
            continue
        n, stride = self.shape[axis], strides[axis]
        axis += 1
        if isinstance(each, slice):
            parts.append(_slice(n, each, stride))
        elif isinstance(each, ndarray):
            joint = _join(joint, each, n, stride, parts, known)
        else:
            if not -int(n) <= each < int(n):
                raise IndexError(f"index {each} is out of bounds for axis {axis - 1} with size {int(n)}")
            parts.append(_Place(None, (each % int(n),), stride))
    return _lay_out(parts, arrays, known)


class _Joint:
    """Index arrays of several axes, walked together; they stand where the first of them stood."""

    def __init__(self):
        self.columns = []


def _join(joint, values, n, stride, parts, known):
    if values.dtype.kind not in "iu":
        raise IndexError("arrays used as indices must be of integer (or boolean) type")
    if joint is None:
        joint = _Joint()
        parts.append(joint)
    joint.columns.append((values, int(n), stride, known))
    return joint


def _lay_out(parts, arrays, known):
    shape, at = [], [0] if known else None
    together = broadcast_shapes(*(each.shape for each in arrays)) if arrays else ()
    for part in parts:
        if isinstance(part, _Joint):
            shape.extend(together)
            choices = _offsets(part, together) if known else ()
        else:
            shape.extend([] if part.size is None else [part.size])
            choices = [i * part.stride for i in part.positions] if known else ()
        if known:
            at = [base + offset for base in at for offset in choices]
    return tuple(shape), at


def _offsets(joint, shape):
    total = [0] * int(product(shape))
    for values, n, stride, _ in joint.columns:
        known = values.rosetta_constant
        for i, place in enumerate(places(values.shape, shape)):
            if not -n <= known[place] < n:
                raise IndexError(f"index {known[place]} is out of bounds for an axis of size {n}")
            total[i] += (known[place] % n) * stride
    return total


def _gathered(self, key, arrays, shape, at):
    """Index arrays copy; a table of one-hot rows and a permutation of examples keep the data set's name."""
    values = self.rosetta_constant
    constant = [values[i] for i in at] if values is not None and at is not None else None
    rows = arrays[0] if len(arrays) == 1 and isinstance(key[0], ndarray) and all(each == slice(None) for each in key[1:]) else None
    made = ndarray(shape, self._dtype, _gathered_source(self, rows), constant)
    walk = getattr(rows, "rosetta_walk", None)
    if walk is not None and made.rosetta_source is not None:
        made.rosetta_source = walk.take(self)
    if rows is not None and rows.ndim == 1:
        made.rosetta_order = getattr(rows, "rosetta_order", None)
    return made


def _gathered_source(self, rows):
    if rows is None:
        return provenance.lost(self.rosetta_source, "This choice of elements")
    classes = getattr(self, "rosetta_one_hot", None)
    if classes is not None:
        return provenance.one_hot(rows.rosetta_source, classes)
    order = getattr(rows, "rosetta_order", None)
    if getattr(rows, "rosetta_walk", None) is not None:
        return self.rosetta_source
    if self.rosetta_source is None or order is None or order["rows"] != int(self.shape[0]):
        return provenance.lost(self.rosetta_source, "This choice of examples")
    return self.rosetta_source if len(rows) == int(self.shape[0]) else provenance.sliced(self.rosetta_source, order["rows"], order.get("start", 0), order.get("start", 0) + len(rows))


def _basic_source(self, key, shape):
    source = self.rosetta_source
    if source is None:
        return None
    first, rest = key[0] if key else slice(None), key[1:]
    if isinstance(first, int):
        return None
    if not isinstance(first, slice) or any(each is not None and each != slice(None) for each in rest):
        return provenance.lost(source, "This choice of elements") if not isinstance(first, int) else None
    start, stop, step = first.indices(int(self.shape[0]))
    if step != 1:
        return provenance.lost(source, "A slice with a step")
    source = provenance.sliced(source, int(self.shape[0]), start, max(start, stop))
    return provenance.reshaped(source, (shape[0], *self.shape[1:]), shape)


def _ordered(self, key, made):
    """A slice of a permutation is the part of it from there on."""
    order = getattr(self, "rosetta_order", None)
    if order is not None and key and isinstance(key[0], slice) and made.ndim == self.ndim:
        start, _, step = key[0].indices(int(self.shape[0]))
        if step == 1:
            made.rosetta_order = {**order, "start": order.get("start", 0) + start}
    return made


def setitem(self, key, value):
    """``self[key] = value``."""
    from .creation import asarray

    values = asarray(value)
    masked = any(_is_mask(each) and each.rosetta_constant is None for each in (key if isinstance(key, tuple) else (key,)))
    if masked:
        self.forget()
        return
    full = _spread_masks(_expand(key, self.ndim))
    arrays = [each for each in full if isinstance(each, ndarray)]
    shape, at = _take(self, full, arrays)
    _check(shape, values.shape)
    known = values.rosetta_constant
    if at is None or known is None:
        self.forget()
        return
    spread = places(_trim(values.shape, shape), shape)
    where = self.places()
    for to, source in zip(at, spread):
        self._buffer.values[where[to]] = coerce(known[source], self._dtype)


def _trim(shape, to):
    """Leading axes of length 1 that the target does not have."""
    extra = len(shape) - len(to)
    return shape[extra:] if extra > 0 else shape


def _check(shape, given):
    given = _trim(given, shape)
    try:
        fits = tuple(map(int, broadcast_shapes(shape, given))) == tuple(map(int, shape))
    except ValueError:
        fits = False
    if not fits:
        raise ValueError(f"could not broadcast input array from shape {tuple(map(int, given))} into shape {tuple(map(int, shape))}")


def nonzero(self):
    """The indices of elements that are not zero. Of unknown elements nobody knows how many they are."""
    known = self.rosetta_constant
    if known is None:
        return demand(self, "An index by a condition, or nonzero(),")
    found = [i for i, each in enumerate(known) if each]
    made = []
    for axis in range(self.ndim):
        stride = math.prod(int(n) for n in self.shape[axis + 1:])
        made.append(ndarray((len(found),), "int64", constant=[i // stride % int(self.shape[axis]) for i in found]))
    return tuple(made)


ndarray.__getitem__ = getitem
ndarray.__setitem__ = setitem
ndarray.nonzero = nonzero
