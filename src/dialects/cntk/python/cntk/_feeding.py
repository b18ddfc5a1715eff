"""What is fed: arrays as tensors of a run, in the shape that the input says."""

import numpy
import rosetta
from rosetta import BatchDim, Symbolic, product

from ._tensor import T


class Value:
    """``cntk.Value``: numbers as CNTK holds them."""

    __rosetta_path__ = "cntk.core.Value"

    def __init__(self, array, classes=None):
        self.rosetta_array, self.classes = array, classes

    @staticmethod
    def one_hot(batch, num_classes, dtype=None, device=None):
        """Class numbers as one-hot vectors; here they stay numbers."""
        return Value(batch if isinstance(batch, Symbolic) else numpy.asarray(batch), int(num_classes))

    @property
    def shape(self):
        return (*self.rosetta_array.shape, *([self.classes] if self.classes else []))

    def rosetta_batch(self, shape, source):
        """A batch of these values."""
        return Value(numpy.ndarray(shape[:len(self.rosetta_array.shape)], self.rosetta_array.dtype, source), self.classes)

    @property
    def rosetta_source(self):
        return self.rosetta_array.rosetta_source

    asarray = data = property(lambda self: lambda *_: self.rosetta_array)


def feeds_of(variables, arguments):
    """Variable → tensor, from what the program passes: a dict by variable or name, a list in order, or one array."""
    if isinstance(arguments, tuple) and len(arguments) == 2 and isinstance(arguments[0], dict):
        arguments = arguments[0]
    if not isinstance(arguments, dict):
        several = isinstance(arguments, (list, tuple)) and len(variables) > 1
        arguments = dict(zip(variables, arguments if several else [arguments]))
    found = {}
    for key, value in arguments.items():
        target = key.rosetta_output() if hasattr(key, "rosetta_output") else key
        if isinstance(key, str):
            target = next((each for each in variables if each.name == key), None)
        if target is None or not any(target is each for each in variables):
            if target is None or target.kind != "input":
                raise ValueError(f"Unknown argument {key!r}: expected one of {', '.join(map(repr, variables))}")
            continue
        found[target] = tensor_of(target, value)
    missing = [each for each in variables if each not in found]
    if missing:
        raise ValueError(f"Values for {len(missing)} required arguments {', '.join(map(repr, missing))}, that the requested output(s) depend on, have not been provided.")
    return found


def tensor_of(variable, value):
    """A fed value in the input's shape: axes beside the batch may be split or joined, as CNTK does."""
    classes = getattr(value, "classes", None)
    array = getattr(value, "rosetta_array", value)
    if isinstance(array, (list, tuple)) and array and isinstance(array[0], Symbolic):
        raise rosetta.UnknownCall("A list of arrays as sequences of different lengths is not known here. Expected one array: (examples, steps, …).")
    if not isinstance(array, Symbolic):
        array = numpy.asarray(array)
    front = len(variable.axes)
    head, static = list(array.shape[:front]), variable.shape
    if classes is not None:
        if static != (classes,):
            raise ValueError(f"Value of {classes} classes does not fit the input {variable!r}")
        made = T(_batched(head), "int32", array.rosetta_source)
        made.one_hot = classes
        return made
    rest = tuple(int(n) for n in array.shape[front:])
    if int(product(rest)) != int(product(static)) or len(array.shape) < front:
        if front == 2 and len(array.shape) == 1 + len(static):
            head = [*array.shape[:1], 1]
        else:
            raise ValueError(f"The Variable {variable!r} cannot be fed an array of shape {tuple(int(n) for n in array.shape)}: expected ({', '.join(['#', '*'][:front])}{''.join(f', {n}' for n in static)})")
    if array.dtype.kind == "f" and array.dtype.name == "float64":
        rosetta.note("no effect", "A float64 array is fed to a float32 input: CNTK converts it, with a warning.")
    return T([*_batched(head), *static], "float32", array.rosetta_source)


def _batched(head):
    return [n if isinstance(n, BatchDim) or i else BatchDim(int(n)) for i, n in enumerate(head)]


def whole_arrays(source, count):
    """The arrays of a whole data set, as train and test are given them."""
    arrays = list(source) if isinstance(source, (tuple, list)) else [source]
    if any(not isinstance(getattr(each, "rosetta_array", each), Symbolic) for each in arrays):
        raise rosetta.UnknownCall("Function.train and test are known here on arrays. Expected (features, labels); readers of files are not followed.")
    if len(arrays) != count:
        raise ValueError(f"minibatch_source must be a tuple of {count} arrays, one for each argument of the function; {len(arrays)} were given")
    return arrays
