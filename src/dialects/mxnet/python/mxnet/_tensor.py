"""NDArrays with shape and type and without content. Methods are attached by the modules that hold the operators."""

import difflib

import rosetta
from rosetta import BatchDim, Symbolic

from ._state import state


class NDArray(Symbolic):
    """An array of a dry run. ``rosetta_fed``: it is data, nothing that a model computed."""

    __rosetta_path__ = "mxnet.ndarray.NDArray"
    __array_priority__ = 1000
    rosetta_fed = True
    rosetta_cut = None
    rosetta_gradient_of = None  # the weight whose gradient this array is
    grad_req = None
    stype = "default"
    handle = None

    def __init__(self, shape=(), dtype="float32", source=None, constant=None):
        super().__init__(shape, dtype_name(dtype), source, constant)

    @property
    def dtype(self):
        import numpy

        return getattr(numpy, self._dtype)

    @property
    def ndim(self):
        return len(self._shape)

    @property
    def size(self):
        return rosetta.product(self._shape)

    @property
    def context(self):
        from .context import cpu

        return cpu()

    ctx = context

    @property
    def T(self):
        return self.transpose()

    @property
    def grad(self):
        """The gradient: of the array's shape, known only in a real run."""
        if self.grad_req is None:
            return None
        made = NDArray(self._shape, self._dtype)
        made.rosetta_gradient_of = self if isinstance(self, Weight) else None
        return made

    def attach_grad(self, grad_req="write", stype=None):
        """Asks for gradients with respect to this array."""
        self.grad_req = grad_req

    def rosetta_batch(self, shape, source):
        """A batch of this array, as a loader hands it out."""
        return NDArray(shape, self._dtype, source)

    def asnumpy(self):
        """The content as a numpy array: of the same shape, unknown."""
        import numpy

        return numpy.ndarray(tuple(self._shape), self._dtype, self.rosetta_source, self.rosetta_constant)

    def asscalar(self):
        """The one number of an array of size 1: known only in a real run."""
        if int(self.size) != 1:
            raise ValueError("The current array is not a scalar")
        return self.asnumpy().reshape(())

    item = asscalar

    def wait_to_read(self):
        """Real arrays are computed in the background; these are not computed."""

    def as_in_context(self, context):
        rosetta.no_effect("as_in_context moves an array to another device; the values stay the same.")
        return self

    as_in_ctx = as_in_context

    def copyto(self, other):
        if isinstance(other, NDArray):
            raise rosetta.UnknownCall("mxnet.ndarray.NDArray.copyto into another array is not known here: values that the program writes are not modelled. Expected copyto(context).")
        return self.as_in_context(other)

    def copy(self):
        return self

    def tostype(self, stype):
        rosetta.no_effect("tostype changes how an array is stored.")
        return self

    def __len__(self):
        return int(self._shape[0])

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    def __repr__(self):
        return f"<NDArray {'x'.join(str(int(n)) for n in self._shape)} @cpu(0)>"

    __str__ = __repr__

    def __getattr__(self, name):
        if name.startswith(("_", "rosetta_")):
            raise AttributeError(f"'NDArray' object has no attribute '{name}'")
        known = [each for each in dir(type(self)) if not each.startswith(("_", "rosetta"))]
        near = difflib.get_close_matches(name, known, n=3)
        offer = f"Did you mean {', '.join(near)}?" if near else "Write it with operators that are known, or leave it out."
        raise rosetta.UnknownAttribute(f"mxnet.ndarray.NDArray.{name} is not known here. {offer}", name=name, obj=self)


class Weight(NDArray):
    """A learned array, or a running statistic."""

    rosetta_parameter = None
    rosetta_trainable = True
    rosetta_fed = False
    grad_req = "write"


def dtype_name(value):
    """The name of a number type given as numpy's class, a string, Python's type or None."""
    if value is None:
        return "float32"
    name = getattr(value, "name", None) or getattr(value, "__name__", None) or str(value)
    return {"float": "float32" if value is float else "float", "int": "int32"}.get(name, name)


def is_fed(value):
    """Whether an array is data: no weight, and nothing that a model computed."""
    return not isinstance(value, Weight) and value.rosetta_fed


def follow(made, given, path, learned=False):
    """What a call's outputs are: data where it made them of data alone, outside any model; else where gradients end before them.

    Gradients end at a call that is made without ``autograd.record`` (or in a module that does not train), and at BlockGrad.
    """
    now, inside = state(), bool(rosetta.recorder().current_trace)
    fed = bool(given) and not learned and not inside and all(is_fed(each) for each in given)
    earlier = next((each.rosetta_cut for each in given if each.rosetta_cut), None)
    learns = learned or any(not is_fed(each) for each in given)
    here = None
    if learns and not now.recording:
        here = f"{path} is called outside autograd.record"
    elif learns and path.rpartition(".")[2] in ("BlockGrad", "stop_gradient"):
        here = f"{path} stops it"
    for each in made:
        each.rosetta_fed, each.rosetta_cut = fed, earlier or here
    return made


def mark_batch(arrays):
    """The first axis of what is fed is the batch: what is not known as one yet becomes one."""
    for each in arrays:
        mark_like(each, arrays[0])


def mark_like(value, first):
    """Makes the first axis of a fed array the batch, where it is as long as that of ``first``."""
    if not is_fed(value) or not value.shape or not first.shape or any(isinstance(n, BatchDim) for n in value.shape):
        return
    if (is_fed(first) or isinstance(first.shape[0], BatchDim)) and int(value.shape[0]) == int(first.shape[0]):
        rows = first.shape[0] if isinstance(first.shape[0], BatchDim) else BatchDim(int(value.shape[0]))
        value._shape = (rows, *value._shape[1:])


def overwrite(target, result):
    """``target`` becomes ``result``, as an in-place call leaves it."""
    if target.grad_req is not None:
        raise rosetta.UnknownCall("Arrays with attach_grad() that the program moves itself are not known here. Expected parameters of a gluon.Block, and gluon.Trainer's step().")
    if target.rosetta_gradient_of is not None:
        raise rosetta.UnknownCall("Gradients that the program changes by hand are not known here. Expected gluon.utils.clip_global_norm, or clip_gradient of the optimiser.")
    target.rosetta_id, target._shape, target._dtype = result.rosetta_id, result._shape, result._dtype
    target.rosetta_cut = result.rosetta_cut
    target.rosetta_constant, target.rosetta_source, target.rosetta_fed = None, result.rosetta_source, result.rosetta_fed
    return target


def walk(value):
    """All arrays in nested lists, tuples and dicts, in order."""
    if isinstance(value, NDArray):
        yield value
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from walk(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from walk(each)


def unknown_number():
    """A number that only a real run knows."""
    import numpy

    return numpy.ndarray(())

