"""What blobs hold: tensors with shape and type and without content; weights are those that nets fill."""

import rosetta
from rosetta import BatchDim, Symbolic


class Tensor(Symbolic):
    """A blob's tensor. ``rosetta_cut`` says where gradients end before it."""

    __rosetta_path__ = "caffe2.python.workspace.Blob"
    rosetta_fed = False
    rosetta_cut = None
    rosetta_refused = None  # why no operator may take it

    def __init__(self, shape=(), dtype="float32", source=None, constant=None):
        super().__init__(shape, dtype, source, constant)

    @property
    def dtype(self):
        return self._dtype


class Weight(Tensor):
    """A tensor that a net fills before training: a weight once a layer uses it."""

    rosetta_parameter = None
    rosetta_trainable = True

    def __init__(self, name, shape, fill, dtype="float32"):
        super().__init__(shape, dtype)
        self.name, self.fill = name, fill  # fill: (path, Bound) of the operator that fills it, or None
        self.said = False

    def register(self, state=False):
        """Makes it known as a weight, and how it begins."""
        if self.rosetta_parameter is None:
            rosetta.parameter(self, None, self.name, state=state, trainable=not state)
        if self.fill is not None and not self.said:
            self.said = True
            path, bound, where = self.fill
            rosetta.late(path, bound, parameter=self)
            rosetta.recorder().calls[-1]["where"] = where
        return self


def fed(array):
    """The tensor of a numpy array or a number that the program feeds."""
    import numpy

    made = array if isinstance(array, rosetta.Symbolic) else numpy.array(array)
    tensor = Tensor(made.shape, dtype_name(made._dtype), made.rosetta_source, made.rosetta_constant)
    tensor.rosetta_id = made.rosetta_id if isinstance(made, Tensor) else tensor.rosetta_id
    tensor.rosetta_fed = True
    return tensor


def dtype_name(value):
    """The name of a number type: numpy's class, a string, or what caffe2 calls it."""
    return getattr(value, "name", None) or getattr(value, "__name__", None) or str(value)


def fetched(tensor):
    """A blob's content as a numpy array: of the same shape, known only in a real run."""
    import numpy

    return numpy.ndarray(tuple(tensor.shape), tensor._dtype, tensor.rosetta_source, tensor.rosetta_constant)


def mark_batch(tensors, second=()):
    """The first axis of what is fed is the batch (the second, of sequences that stand time first): where none is known as one, that of the first tensor becomes it."""
    tensors = [each for each in tensors if each.rosetta_fed and each.shape]
    axis_of = lambda each: 1 if each in second and len(each.shape) > 1 else 0  # noqa: E731
    known = next((n for each in tensors for n in each.shape if isinstance(n, BatchDim)), None)
    size = int(known if known is not None else tensors[0].shape[axis_of(tensors[0])]) if tensors else 0
    for each in tensors:
        axis = axis_of(each)
        whole = int(each.shape[axis])
        if any(isinstance(n, BatchDim) for n in each.shape) or not (whole == size or (second and whole % size == 0)):
            continue
        each._shape = tuple(BatchDim(whole, whole // size) if i == axis else n for i, n in enumerate(each.shape))
