"""``jax.Array`` of a dry run: data of the program (a dry numpy array inside), a weight, or something that a recorded call made."""

import difflib

import numpy
import rosetta
from rosetta import BatchDim, Symbolic

from ._numbers import handed, narrow, say_seed

class Array(Symbolic):
    """An array. ``data`` is a dry numpy array where the program's own data stand here, and None for what a model computes.

    ``rosetta_cut`` says which call lost the way back to the weights; ``rosetta_law`` the distribution that values were drawn from.
    """

    __rosetta_path__ = "jax.Array"
    __array_priority__ = 1000
    rosetta_cut = None
    rosetta_law = None
    rosetta_seed = None
    rosetta_gradient = None

    def __init__(self, shape, dtype="float32", source=None, constant=None, data=None):
        super().__init__(shape, narrow(dtype), source, constant)
        self.data = data

    @classmethod
    def of(cls, value, dtype=None):
        """Anything numpy takes as an array of the program's data."""
        if isinstance(value, Array):
            return value if dtype is None else value.astype(dtype)
        known = numpy.asarray(value)
        kind = narrow(known.dtype if dtype is None else dtype)
        return cls.wrap(known if known.dtype == kind else known.astype(kind))

    @classmethod
    def wrap(cls, data):
        """A dry numpy array as data of the program."""
        kind = narrow(data.dtype)
        data = data if data.dtype == kind else data.astype(kind)
        return cls(data.shape, kind, data.rosetta_source, data.rosetta_constant, data)

    @property
    def dtype(self):
        return self._dtype

    @property
    def ndim(self):
        return len(self._shape)

    @property
    def size(self):
        return rosetta.product(self._shape)

    @property
    def nbytes(self):
        return int(self.size) * self._dtype.itemsize

    @property
    def T(self):
        return self.transpose()

    mT = property(lambda self: self.swapaxes(-1, -2))

    def __len__(self):
        if not self._shape:
            raise TypeError("len() of unsized object")
        return int(self._shape[0])

    def __iter__(self):
        if not self._shape:
            raise TypeError("iteration over a 0-d array")
        if self.data is not None:
            return (Array.wrap(each) for each in self.data)
        return (self[i] for i in range(len(self)))

    def __array__(self, dtype=None):
        made = self.data if self.data is not None else numpy.ndarray(self._shape, self._dtype, self.rosetta_source)
        return made if dtype is None else made.astype(dtype)

    def __index__(self):
        return self.__array__().__index__()

    def item(self, *at):
        """The single element; unknown in a dry run unless the program wrote it."""
        return self.__array__().item(*at)

    def tolist(self):
        return self.__array__().tolist()

    def block_until_ready(self):
        """Waits for the device."""
        return self

    def copy(self):
        return self

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    @property
    def at(self):
        raise rosetta.UnknownAttribute("jax.Array.at is not known here: writing parts of an array is not modelled. Build the array whole, as with jnp.concatenate.", name="at", obj=self)

    def __setitem__(self, index, value):
        raise TypeError("JAX arrays are immutable and do not support in-place item assignment. Instead of x[idx] = y, use x = x.at[idx].set(y) or another .at[] method.")

    def __format__(self, spec):
        return format(self.__array__(), spec)

    def __repr__(self):
        return f"Array(shape={tuple(int(n) for n in self._shape)}, dtype={self._dtype})" if self.rosetta_constant is None else f"Array({self.tolist()}, dtype={self._dtype})"

    __str__ = __repr__

    def __getattr__(self, name):
        if name.startswith(("_", "rosetta_")) or name in ("data", "key", "value"):
            raise AttributeError(f"'Array' object has no attribute '{name}'")
        known = [each for each in dir(type(self)) if not each.startswith(("_", "rosetta"))]
        near = difflib.get_close_matches(name, known, n=3)
        offer = f"Did you mean {', '.join(near)}?" if near else "Write it with functions that are known, or leave it out."
        raise rosetta.UnknownAttribute(f"jax.Array.{name} is not known here. {offer}", name=name, obj=self)

    def as_operand(self):
        """This data as an input of a recorded call; always the same one."""
        if self.data is None or handed(self.rosetta_source) is self.rosetta_source:
            return self
        if "rosetta_whole" not in self.__dict__:
            made = self.rosetta_whole = Array(self._shape, self._dtype, None, self.rosetta_constant, self.data)
            made.rosetta_cut = self.rosetta_cut
        return self.rosetta_whole

    def fed(self):
        """This data as the input of a model call: its first axis is the batch."""
        made = Array(self._shape, self._dtype, handed(self.rosetta_source))
        if self.rosetta_cut is not None:
            made.rosetta_cut = self.rosetta_cut
        if made._shape and not any(isinstance(n, BatchDim) for n in made._shape):
            made._shape = (BatchDim(int(made._shape[0])), *made._shape[1:])
        return made


class Parameter(Array):
    """A weight: what gradients are taken of."""

    __rosetta_path__ = "jax.Array"
    rosetta_parameter = None
    rosetta_trainable = True

    def register(self, owner, role, state=False):
        """Makes the weight known to the recording, once."""
        if self.rosetta_parameter is None:
            rosetta.parameter(self, owner, role, state=state, trainable=not state)
        return self

    def say_law(self, law):
        """Says how the program made the first values of this weight."""
        path, numbers = law
        rosetta.late(path, rosetta.Bound(path, numbers, numbers), parameter=self)

    @classmethod
    def learned(cls, array, role):
        """Data that the program takes gradients of becomes a weight."""
        array.__class__ = cls
        law = array.rosetta_law or ("jax.Array", {"values": "values that the program computes"})
        array.data = None
        array.rosetta_source = None
        array.rosetta_constant = None
        array.register(None, role)
        array.say_law(law)
        say_seed(array.rosetta_seed)
        return array


def is_data(value):
    """Whether a value is the program's own data: no weight and nothing that a model computed."""
    return not isinstance(value, Array) or value.data is not None


def to_numpy(value):
    """The same nesting with every array as numpy's."""
    if isinstance(value, Array):
        return value.__array__()
    if isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):
        return type(value)(to_numpy(each) for each in value)
    return value
