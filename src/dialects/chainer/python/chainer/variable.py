"""``chainer.Variable`` and ``Parameter``: arrays with shape and type and without content. Methods are attached by the functions' modules."""

import difflib

import numpy
import rosetta
from numpy import float32
from rosetta import Symbolic

from ._state import state, walked_back

FLOAT = numpy.dtype(float32)


class Variable(Symbolic):
    """An array in a program's computation. One made from an array stands for that array."""

    __rosetta_path__ = "chainer.Variable"
    __array_priority__ = 200
    rosetta_fed = True
    rosetta_cut = None
    creator = None
    rank = 0

    def __init__(self, data=None, name=None, grad=None, requires_grad=True, volatile="auto"):
        if data is not None and not isinstance(data, Symbolic):
            raise TypeError(f"numpy.ndarray or cuda.ndarray are expected. Actual: {type(data)}")
        if data is None:
            raise rosetta.UnknownCall("chainer.Variable() without an array is not known here. Expected chainer.Variable(array).")
        source = data.array if isinstance(data, Variable) else data
        Symbolic.__init__(self, source.shape, source._dtype, source.rosetta_source)
        self._array, self.name, self.requires_grad = source, name, requires_grad
        self.rosetta_id = source.rosetta_id
        self.rosetta_cut = getattr(source, "rosetta_cut", None)

    @classmethod
    def made(cls, shape, dtype=None):
        """What a function computed."""
        self = cls.__new__(cls)
        Symbolic.__init__(self, shape, dtype or FLOAT)
        self._array, self.name, self.requires_grad, self.rosetta_fed = None, None, True, False
        return self

    @property
    def rosetta_constant(self):
        return self._array.rosetta_constant if self.__dict__.get("_array") is not None else None

    @rosetta_constant.setter
    def rosetta_constant(self, values):
        """An array's values are the array's own."""

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
    def array(self):
        """The values; of what a function computed they are known only in a real run, and no gradient flows through them."""
        if self._array is None:
            self._array = numpy.ndarray(self._shape, self._dtype)
            self._array.rosetta_cut = self.rosetta_cut or "chainer.Variable.array gives values without their history"
            self._array.rosetta_fed = False
        return self._array

    @array.setter
    def array(self, value):
        raise rosetta.UnknownCall("chainer.Variable.array = … is not known here. Expected a new chainer.Variable(array).")

    data = array

    @property
    def grad(self):
        """The gradient: of the array's shape, known only in a real run."""
        return numpy.ndarray(self._shape, self._dtype)

    @property
    def grad_var(self):
        return Variable(self.grad)

    @property
    def xp(self):
        return numpy

    @property
    def device(self):
        from .backends.cuda import Device

        return Device("@numpy")

    def backward(self, retain_grad=False, enable_double_backprop=False, loss_scale=None):
        """Marks this variable as the loss that the next update walks down."""
        if self._shape and int(self.size) != 1:
            raise rosetta.UnknownCall(f"chainer.Variable.backward() of an array of shape {tuple(map(int, self._shape))} is not known here. Expected a scalar loss, such as chainer.functions.mean(loss).")
        if self.rosetta_cut:
            raise rosetta.UnknownCall(f"The loss depends on a part that gets no gradient: {self.rosetta_cut}. Such parts are not modelled here. Expected gradients to flow through all of it; to keep weights as they are, call disable_update().")
        walked_back(self)

    def unchain_backward(self):
        """Forgets the history behind this variable: later steps do not look back past it."""
        state().carried += 1
        rosetta.no_effect("unchain_backward() ends the way back of gradients behind this batch; each batch is read by itself here.")

    def unchain(self):
        """The same as the values alone."""
        self.rosetta_cut = self.rosetta_cut or "chainer.Variable.unchain stops it"

    def item(self):
        """The one number of the array: NaN where only a real run knows it."""
        return self.array.item()

    def _kept(self, *args, **kwargs):
        return None

    cleargrad = zerograd = to_gpu = to_cpu = to_device = to_chx = retain_data = _kept

    def __len__(self):
        if not self._shape:
            raise TypeError("len() of unsized object")
        return int(self._shape[0])

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    def __repr__(self):
        return f"variable(<shape {tuple(map(int, self._shape))}>)"

    __str__ = __repr__

    def __float__(self):
        return float(self.array)

    def __getattr__(self, name):
        if name.startswith(("_", "rosetta_")):
            raise AttributeError(f"'Variable' object has no attribute '{name}'")
        known = [each for each in dir(type(self)) if not each.startswith(("_", "rosetta"))]
        near = difflib.get_close_matches(name, known, n=3)
        offer = f"Did you mean {', '.join(near)}?" if near else "Write it with chainer.functions, or leave it out."
        raise rosetta.UnknownAttribute(f"chainer.Variable.{name} is not known here. {offer}", name=name, obj=self)


def as_variable(obj):
    """A variable for an array; a variable as it is."""
    return obj if isinstance(obj, Variable) else Variable(obj)


def as_array(obj):
    """A variable's array; an array as it is."""
    return obj.array if isinstance(obj, Variable) else obj
