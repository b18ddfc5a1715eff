"""Tensors with shape and type and without content. Methods are attached by the modules that hold the functions."""

import difflib

import rosetta
from rosetta import Symbolic

from . import dtypes
from .shapes import Size


class Tensor(Symbolic):
    """A tensor of a dry run. 

    ``rosetta_law`` is the distribution its values were drawn from, where one is known; ``rosetta_cut`` says which call before it stopped gradients.
    """

    __array_priority__ = 1000
    rosetta_law = None
    rosetta_fed = True
    rosetta_cut = None
    is_cuda = False
    is_sparse = False
    grad_fn = None
    layout = "torch.strided"

    def __init__(self, shape=(), dtype=None, source=None, constant=None, law=None):
        super().__init__(shape, dtype or dtypes.float32, source=source, constant=constant)
        self.rosetta_law = law
        self._requires_grad = False

    @property
    def shape(self):
        return Size(self._shape)

    @property
    def dtype(self):
        return self._dtype

    @property
    def requires_grad(self):
        return self._requires_grad

    @requires_grad.setter
    def requires_grad(self, value):
        self.requires_grad_(value)

    def requires_grad_(self, requires_grad=True):
        """Says whether training changes this tensor: a weight that no module holds."""
        if requires_grad and type(self) is Tensor and self.rosetta_fed:
            self.__class__ = Leaf
            self._become(self)
        self._requires_grad = bool(requires_grad)
        return self

    @property
    def grad(self):
        """The gradient: of the tensor's shape, known only in a real run."""
        return Tensor(self._shape, self._dtype) if self._requires_grad else None

    @grad.setter
    def grad(self, value):
        if value is not None:
            rosetta.unknown("torch.Tensor.grad = …", ["optimizer.zero_grad"])

    @property
    def device(self):
        from .devices import cpu

        return cpu

    @property
    def is_leaf(self):
        return True

    def size(self, dim=None):
        """The shape, or one dimension of it."""
        if dim is None:
            return self.shape
        from .shapes import axis

        return self._shape[axis(dim, len(self._shape))]

    def dim(self):
        """The number of axes."""
        return len(self._shape)

    ndimension = dim
    ndim = property(dim)

    def numel(self):
        """The number of elements."""
        return rosetta.product(self._shape)

    nelement = numel

    def __len__(self):
        if not self._shape:
            raise TypeError("len() of a 0-d tensor")
        return int(self._shape[0])

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    def __repr__(self):
        return f"tensor(shape={tuple(int(n) for n in self._shape)}, dtype={self._dtype})"

    __str__ = __repr__

    def __getattr__(self, name):
        if name.startswith(("_", "rosetta_")):
            raise AttributeError(f"'Tensor' object has no attribute '{name}'")
        known = [each for each in dir(type(self)) if not each.startswith(("_", "rosetta"))]
        near = difflib.get_close_matches(name, known, n=3)
        offer = f"Did you mean {', '.join(near)}?" if near else "Write it with functions that are known, or leave it out."
        raise rosetta.UnknownAttribute(f"torch.Tensor.{name} is not known here. {offer}", name=name, obj=self)

    def __deepcopy__(self, memo):
        return memo.setdefault(id(self), type(self)._copied(self))

    @classmethod
    def _copied(cls, old):
        return Tensor(old._shape, old._dtype, old.rosetta_source, old.rosetta_constant, old.rosetta_law)


class Parameter(Tensor):
    """``torch.nn.Parameter``: a tensor that training changes."""

    __rosetta_path__ = "torch.nn.Parameter"
    rosetta_parameter = None
    rosetta_trainable = True

    def __init__(self, data=None, requires_grad=True):
        given = data if isinstance(data, Tensor) else Tensor((0,))
        super().__init__(given._shape, given._dtype)
        self._become(given)
        self._requires_grad = self.rosetta_trainable = bool(requires_grad)

    def _become(self, given):
        """Remembers how the values of a tensor came to be, to be told when the parameter becomes known."""
        self._late = list(given.__dict__.get("_late", ()))
        unknown = "values that the program computes" if given.rosetta_constant is None else "values written in the program"
        self._born = None if self._late else given.rosetta_law or ("given", unknown)

    def register(self, owner, role, state=False):
        """Makes the parameter known to the recording, once; what was done to it before is told then."""
        if self.rosetta_parameter is not None:
            return self
        rosetta.parameter(self, owner, role, state=state, trainable=self._requires_grad and not state)
        if self._born is not None:
            self.say_law(self._born)
        for path, bound in self._late:
            rosetta.late(path, bound, parameter=self)
        return self

    def say(self, path, bound):
        """Says a late call on this parameter: an initialiser, freezing."""
        if self.rosetta_parameter is None:
            self._late.append((path, bound))
        else:
            rosetta.late(path, bound, parameter=self)

    def say_law(self, law):
        """Says from which distribution the program drew the values it put here."""
        kind, *numbers = law
        path, names = LAWS[kind]
        self.say(path, rosetta.bind(path, [self], dict(zip(names, numbers))))

    @classmethod
    def built_in(cls, shape, dtype=None):
        """A weight that a layer makes itself: its initialiser is the layer's own."""
        made = cls(Tensor(shape, dtype))
        made._born = None
        return made

    @classmethod
    def _copied(cls, old):
        made = cls(Tensor(old._shape, old._dtype), old._requires_grad)
        made._born, made._late = old._born, list(old._late)
        return made

    def requires_grad_(self, requires_grad=True):
        self._requires_grad = self.rosetta_trainable = bool(requires_grad)
        self.say("torch.Tensor.requires_grad_", rosetta.bind("torch.Tensor.requires_grad_", [self, bool(requires_grad)], {}))
        return self

    def __repr__(self):
        return f"Parameter containing:\n{super().__repr__()}"


class Leaf(Parameter):
    """A plain tensor with ``requires_grad=True``: a weight that modules do not take as one of theirs."""

    __rosetta_path__ = "torch.Tensor"


# How a known distribution is said of a parameter, with the names of its numbers.
LAWS = {
    "normal": ("torch.nn.init.normal_", ("mean", "std")),
    "uniform": ("torch.nn.init.uniform_", ("a", "b")),
    "constant": ("torch.nn.init.constant_", ("val",)),
    "given": ("torch.Tensor.copy_", ("src",)),
}
