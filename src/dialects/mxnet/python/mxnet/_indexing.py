"""Reading and writing parts of an array by index."""

import rosetta
from rosetta import BatchDim

from ._shaping import cut
from ._state import state
from ._tensor import NDArray, Weight, dtype_name, follow, is_fed, overwrite


def as_dtype(cast, array, dtype):
    """The array in another number type; the same one where it has it already."""
    return array if dtype_name(dtype) == array._dtype else cast(array, dtype=dtype)


def _full(index, rank):
    items = list(index) if isinstance(index, tuple) else [index]
    taken = sum(1 for each in items if each is not None and each is not Ellipsis)
    if taken > rank:
        raise IndexError(f"too many indices for array: array is {rank}-dimensional, but {taken} were indexed")
    fill = [slice(None)] * (rank - taken)
    at = next((i for i, each in enumerate(items) if each is Ellipsis), None)
    return items[:at] + fill + items[at + 1:] if at is not None else items + fill


def _shape(shape, index):
    out, axis = [], 0
    for each in _full(index, len(shape)):
        if each is None:
            out.append(1)
            continue
        if isinstance(each, slice):
            plain = [None if n is None else int(n) for n in (each.start, each.stop, each.step)]
            whole = each.start in (None, 0) and isinstance(each.stop, BatchDim) and isinstance(shape[axis], BatchDim)
            out.append(shape[axis] if whole else cut(shape[axis], *plain))
        elif isinstance(each, rosetta.Symbolic) and each.rosetta_constant is None:
            raise rosetta.UnknownCall("Picking elements of an array by another array is not known here. Expected numbers and slices.")
        elif not -int(shape[axis]) <= int(each) < int(shape[axis]):
            raise IndexError(f"index {int(each)} is out of bounds for axis {axis} with size {int(shape[axis])}")
        axis += 1
    return tuple(out)


def _batch(self, index):
    """A batch that a loop of the program cuts out of an array of examples."""
    if not isinstance(index, slice) or index.step is not None or self.rosetta_source is None:
        return None
    found = rosetta.batch_slice(self, *(None if n is None else int(n) for n in (index.start, index.stop)))
    if found is None:
        return None
    size, source, _ = found
    return NDArray((size, *self.shape[1:]), self._dtype, source)


def _get(self, index):
    made = _batch(self, index)
    if made is not None:
        return made
    out = NDArray(_shape(self.shape, index), self._dtype)
    follow([out], [self], "operator.getitem")
    if not out.rosetta_fed and not state().quiet:
        bound = rosetta.Bound("operator.getitem", {}, {"a": self, "b": index})
        rosetta.apply("operator.getitem", [self], bound, [out])
    return out


def _set(self, index, value):
    if isinstance(self, Weight):
        raise rosetta.UnknownCall("Weights that the program writes by hand are not known here. Expected an initialiser, and an optimiser's update.")
    if rosetta.recorder().current_trace or not is_fed(self):
        raise rosetta.UnknownCall("Writing into an array that a model computes is not known here. Expected operators that give a new array.")
    overwrite(self, NDArray(self.shape, self._dtype))


NDArray.__getitem__, NDArray.__setitem__ = _get, _set
