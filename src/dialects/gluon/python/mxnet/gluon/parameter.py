"""Parameters: named weights whose array is made once their shape is known, and dictionaries of them."""

import re

import rosetta
from rosetta import positions

from .. import initializer as initializers
from .._state import state
from .._tensor import NDArray, Weight, dtype_name


class DeferredInitializationError(RuntimeError):
    """A weight was asked for before its shape was known."""


class Parameter:
    """One weight. ``array`` is what calls take, None until it is made."""

    __rosetta_path__ = "mxnet.gluon.Parameter"

    def __init__(self, *args, **kwargs):
        bound = rosetta.bind(self.__rosetta_path__, args, kwargs)
        self.name, self.init, self.dtype = bound.name, bound.init, bound.dtype
        shape = bound.shape
        self._shape = None if shape is None else (shape,) if isinstance(shape, int) else tuple(shape)
        self._grad_req, self.lr_mult, self.wd_mult = bound.grad_req if bound.differentiable else "null", bound.lr_mult, bound.wd_mult
        self._deferred = bound.allow_deferred_init
        self.has_own = False  # a layer's own initialiser, which initialize leaves alone
        self._written = positions.stack()
        self.statistic = False  # kept by forward passes, not learned
        self.array, self.owner, self.role = None, None, bound.name
        self._asked = None  # (initialiser or None, where it was asked for) once initialize was called
        if bound.dtype is not None and dtype_name(bound.dtype) != "float32":
            raise rosetta.UnknownCall(f"Parameter {bound.name}(dtype={bound.dtype}) is not known here: models are read in 32-bit floats.")

    @property
    def shape(self):
        return self._shape

    @shape.setter
    def shape(self, shape):
        self._shape = tuple(int(n) for n in shape)

    @property
    def grad_req(self):
        return self._grad_req

    @grad_req.setter
    def grad_req(self, value):
        if value == "add":
            raise rosetta.UnknownCall(f"grad_req='add' of {self.name} is not known here: gradients that add up over steps are not modelled.")
        self._grad_req = value
        if self.array is not None:
            self.array.rosetta_trainable = value != "null" and not self.statistic

    def initialize(self, *args, **kwargs):
        """Says how the weight begins: by ``init``, else by its layer's own, else by the default."""
        bound = rosetta.bind("mxnet.gluon.Parameter.initialize", args, kwargs)
        default = initializers.Uniform() if bound.default_init is None and bound.init is None and self.init is None else bound.default_init
        self.begin(bound.init, default, bound.force_reinit)

    def begin(self, init, default, force=False):
        """The same, with the initialisers worked out."""
        if self._asked is not None and not force:
            return
        chosen = init if init is not None else default if self.init is None and not self.has_own else None
        self._asked = (chosen, positions.stack())
        if self.array is not None and chosen is not None:
            self._say(chosen, self._asked[1])
        elif self.array is None and not self._known() and not self._deferred:
            raise ValueError(f"Cannot initialize Parameter '{self.name}' because it has invalid shape: {self._shape}.")

    def _known(self):
        return self._shape is not None and all(int(n) > 0 for n in self._shape)

    def _say(self, initializer, where):
        if isinstance(initializer, initializers.Mixed):
            initializer = initializer.of(self.name)
        initializers.create(initializer).say(self.array)
        rosetta.recorder().calls[-1]["where"] = where

    def make(self, shape):
        """The array, made of this shape where it is not there yet."""
        if self.array is None:
            if self._known() and tuple(self._shape) != tuple(int(n) for n in shape):
                raise AssertionError(f"Expected shape {tuple(int(n) for n in shape)} is incompatible with given shape {self._shape} of {self.name}.")
            self.shape = shape
            self._create()
        return self.array

    def _create(self):
        self.array = Weight(self._shape)
        self.array.parameter = self
        rosetta.parameter(self.array, self.owner, self.role, state=self.statistic, trainable=self._grad_req != "null" and not self.statistic)
        if self.init is not None:
            self._say(self.init, self._written)
        if self._asked is not None and self._asked[0] is not None:
            self._say(*self._asked)

    def data(self, ctx=None):
        """The array."""
        if self._asked is None and not state().trying:
            raise RuntimeError(f"Parameter '{self.name}' has not been initialized. Note that you should initialize parameters and create Trainer with Block.collect_params() instead of Block.params because the later does not include Parameters of nested child Blocks")
        if self.array is None and not self._known():
            raise DeferredInitializationError(f"Parameter '{self.name}' has not been initialized yet because initialization was deferred. Actual initialization happens during the first forward pass.")
        if self.array is None:
            self._create()
        return self.array

    def list_data(self):
        return [self.data()]

    def grad(self, ctx=None):
        """The gradient: of the weight's shape, known only in a real run."""
        if self._grad_req == "null":
            raise RuntimeError(f"Cannot get gradient array for Parameter '{self.name}' because grad_req='null'")
        made = NDArray(self.data().shape)
        made.rosetta_gradient_of = self.array
        return made

    def list_grad(self):
        return [self.grad()]

    def set_data(self, data):
        """Values that the program hands over."""
        rosetta.late("mxnet.module.Module.set_params", rosetta.Bound("", {}, {}), parameter=self.data() if self.array is None else self.array)

    def zero_grad(self):
        """Gradients start from zero at every backward."""

    def reset_ctx(self, ctx):
        rosetta.no_effect("reset_ctx moves weights to another device.")

    def list_ctx(self):
        from ..context import cpu

        return [cpu()]

    def cast(self, dtype):
        if dtype_name(dtype) != "float32":
            raise rosetta.UnknownCall(f"Parameter.cast({dtype!r}) is not known here: models are read in 32-bit floats.")

    def __repr__(self):
        return f"Parameter {self.name} (shape={self._shape}, dtype=float32)"


class ParameterDict(dict):
    """Parameters by name; the names it makes begin with its prefix."""

    def __init__(self, prefix="", shared=None):
        super().__init__()
        self._prefix, self._shared = prefix, shared

    @property
    def prefix(self):
        return self._prefix

    def get(self, *args, **kwargs):
        """The parameter of a name under the prefix, made where it is not there."""
        bound = rosetta.bind("mxnet.gluon.ParameterDict.get", args, kwargs)
        name = self._prefix + bound.name
        if name not in self and self._shared is not None and name in self._shared:
            self[name] = self._shared[name]
        if name not in self:
            self[name] = Parameter(name, **bound.values.get("kwargs", {}))
            self[name].role = bound.name
        return self[name]

    def initialize(self, *args, **kwargs):
        """Says of all how they begin."""
        bound = rosetta.bind("mxnet.gluon.ParameterDict.initialize", args, kwargs)
        init = initializers.Uniform() if bound.init is None else initializers.create(bound.init)
        for each in self.values():
            each.begin(None, init, bound.values.get("force_reinit", False))

    def setattr(self, name, value):
        for each in self.values():
            setattr(each, name, value)

    def zero_grad(self):
        """Gradients start from zero at every backward."""

    def reset_ctx(self, ctx):
        rosetta.no_effect("reset_ctx moves weights to another device.")

    def save(self, *args, **kwargs):
        rosetta.no_effect("Saving writes a file; a dry run writes none.")

    def load(self, *args, **kwargs):
        raise rosetta.UnknownCall("ParameterDict.load: weights from files are not modelled here.")

    def select(self, pattern):
        """Those whose names match."""
        made = ParameterDict(self._prefix)
        made.update({name: each for name, each in self.items() if re.compile(pattern).match(name)})
        return made
