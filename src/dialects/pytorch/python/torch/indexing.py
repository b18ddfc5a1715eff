"""Reading and writing parts of a tensor by index."""

import rosetta
from rosetta import BatchDim

from .record import overwrite, said
from .shapes import Size, broadcast
from .tensor import Parameter, Tensor


def _full(index, rank):
    """The index as a list with one entry per axis, ``None`` entries (new axes) kept."""
    items = list(index) if isinstance(index, tuple) else [index]
    taken = sum(1 for each in items if each is not None and each is not Ellipsis)
    if taken > rank:
        raise IndexError(f"too many indices for tensor of dimension {rank}")
    fill = [slice(None)] * (rank - taken)
    at = next((i for i, each in enumerate(items) if each is Ellipsis), None)
    return items[:at] + fill + items[at + 1:] if at is not None else items + fill


def _cut(n, part):
    """Size of an axis of size ``n`` after a slice; a whole axis keeps its batch."""
    whole = part.start in (None, 0) and part.step in (None, 1) and (part.stop is None or (part.stop >= 0 and int(part.stop) >= int(n)))
    if whole:
        return n
    if part.step is not None and part.step <= 0:
        raise ValueError("step must be greater than zero")
    if isinstance(part.stop, BatchDim) and isinstance(n, BatchDim) and part.start in (None, 0):
        return part.stop
    return len(range(*slice(_plain(part.start), _plain(part.stop), part.step).indices(int(n))))


def _plain(value):
    return None if value is None else int(value)


def _picked(shape, index):
    """Shape of an indexed tensor, and the tensors used as indices."""
    out, picks, axis = [], [], 0
    for each in _full(index, len(shape)):
        if each is None:
            out.append(1)
            continue
        if isinstance(each, slice):
            out.append(_cut(shape[axis], each))
        elif isinstance(each, (rosetta.Symbolic, list)):
            picks.append(each)
            if len(picks) == 1:
                place = len(out)
        elif not -int(shape[axis]) <= int(each) < int(shape[axis]):
            raise IndexError(f"index {int(each)} is out of bounds for dimension {axis} with size {int(shape[axis])}")
        axis += 1
    if picks:
        lead = ()
        for each in picks:
            lead = broadcast(lead, each.shape if isinstance(each, rosetta.Symbolic) else (len(each),))
        out[place:place] = lead
    return Size(out), [each for each in picks if isinstance(each, Tensor)]


def _batch(self, index):
    """A batch that a loop of the program cuts out of a tensor of examples, or out of their order."""
    walk = getattr(index, "rosetta_walk", None)
    if walk is not None and self.rosetta_source is not None:
        return Tensor((index.shape[0], *self.shape[1:]), self.dtype, walk.take(self))
    drawn = getattr(index, "rosetta_order", None)
    if drawn is not None and self.rosetta_source is not None and drawn["rows"] == int(self.shape[0]) == int(index.shape[0]):
        made = Tensor(self.shape, self.dtype, self.rosetta_source)
        made.rosetta_order = drawn
        return made
    order = getattr(self, "rosetta_order", None)
    if not isinstance(index, slice) or index.step is not None or (self.rosetta_source is None and order is None):
        return None
    found = rosetta.batch_slice(self, _plain(index.start), _plain(index.stop))
    if found is None:
        return None
    size, source, walk = found
    made = Tensor((size, *self.shape[1:]), self.dtype, source)
    made.rosetta_order, made.rosetta_walk = order, walk if source is None else None
    return made


def _get(self, index):
    cut = _batch(self, index)
    if cut is not None:
        return cut
    bound = rosetta.bind("operator.getitem", [self, index], {})
    shape, picks = _picked(self.shape, index)
    return said("operator.getitem", bound, [self, *picks], shape)


def _set(self, index, value):
    if isinstance(self, Parameter):
        self.say_law(("given", "values that the program computes"))
        return
    bound = rosetta.bind("operator.setitem", [self, index, value], {})
    tensors = [self, value] if isinstance(value, Tensor) else [self]
    overwrite(self, said("operator.setitem", bound, tensors, self.shape, self.dtype))


Tensor.__getitem__ = _get
Tensor.__setitem__ = _set
