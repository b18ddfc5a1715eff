"""``chainer.Parameter``: a weight, whose shape may be known only at the first call."""

import numpy
import rosetta
from rosetta import Symbolic

from .variable import FLOAT, Variable


class Parameter(Variable):
    """A variable that training changes."""

    __rosetta_path__ = "chainer.Parameter"
    rosetta_parameter = None
    rosetta_trainable = True
    rosetta_fed = False

    def __init__(self, initializer=None, shape=None, name=None, *, layout=None):
        from .initializers import of_value

        given = numpy.asarray(initializer) if isinstance(initializer, (list, tuple)) else initializer
        if shape is None and isinstance(given, Symbolic) and not isinstance(given, Variable):
            shape = given.shape
        self._prepare(name)
        self.born = of_value(given)
        if shape is not None:
            self.initialize(shape)

    @classmethod
    def of_link(cls, shape=None, state=False):
        """A weight that a link makes itself: its initialiser is the link's own argument."""
        self = cls.__new__(cls)
        self._prepare(None)
        self.state = state
        if shape is not None:
            self.initialize(shape)
        return self

    def _prepare(self, name):
        self._array, self.name, self.requires_grad = None, name, True
        self.born, self.owner, self.role, self.state, self._shape, self._dtype = None, None, None, False, None, FLOAT
        self.update_rule = UpdateRule(self)

    def initialize(self, shape):
        """Gives the weight its shape."""
        Symbolic.__init__(self, (shape,) if isinstance(shape, int) else tuple(shape), FLOAT)
        self._tell()

    @property
    def is_initialized(self):
        """Whether the shape is known."""
        return self._shape is not None

    @property
    def shape(self):
        if self._shape is None:
            raise RuntimeError("the parameter has no shape yet: it gets one at the first call of its link")
        return self._shape

    def register(self, owner, role):
        """Says which link holds the weight, and under which name."""
        if self.owner is None:
            self.owner, self.role = owner, role
        if self.name is None:
            self.name = role
        self._tell()

    def _tell(self):
        """Makes the weight known to the recording, once its shape and place are known."""
        if self._shape is None or self.role is None or self.rosetta_parameter is not None:
            return
        rosetta.parameter(self, self.owner, self.role, state=self.state, trainable=self.rosetta_trainable and not self.state)
        if self.born is not None:
            rosetta.late(*self.born, parameter=self)

    def own(self):
        """A weight that no link holds becomes known where it is used."""
        if self._shape is None:
            raise RuntimeError("the parameter has no shape yet: pass one to chainer.Parameter, or call its link first")
        self.register(None, self.name or "parameter")

    @property
    def array(self):
        """The values: known only in a real run."""
        if self._shape is None:
            return None
        made = Values(self._shape, self._dtype)
        made.of = self
        return made

    @array.setter
    def array(self, value):
        self.say_given()

    data = array

    def say_given(self):
        """Says that the program puts values of its own here: before training an initialiser, afterwards an update of its own."""
        from ._state import state

        if state().losses or state().used:
            raise rosetta.UnknownCall("Weights that the program updates by hand are not known here. Expected an optimiser of chainer.optimizers and its update().")
        self.born = ("chainer.Parameter.array", rosetta.Bound("chainer.Parameter.array", {}, {}))
        if self.rosetta_parameter is not None:
            rosetta.late(*self.born, parameter=self)

    def copydata(self, var):
        """Values of another weight."""
        self.say_given()

    def __repr__(self):
        return f"parameter {self.name or ''} <shape {self._shape}>"


class Values(numpy.ndarray):
    """What ``link.W.array`` is: writing into it gives the weight values of the program's own."""

    of = None
    rosetta_cut = "the values of a parameter are taken out of it"

    def __setitem__(self, key, value):
        self.of.say_given()

    def fill(self, value):
        """One value for all elements."""
        self.of.say_given()


class UpdateRule:
    """A weight's own update rule: whether it is updated at all."""

    def __init__(self, parameter):
        self.__dict__.update(parameter=parameter, enabled=True)

    def __setattr__(self, name, value):
        if name == "enabled":
            self.__dict__["enabled"] = self.parameter.__dict__["rosetta_trainable"] = bool(value)
        else:
            raise rosetta.UnknownCall(f"update_rule.{name} = … is not known here: one set of options for all weights. Expected enabled.")

    def add_hook(self, *args, **kwargs):
        """A hook for one weight alone."""
        raise rosetta.UnknownCall("update_rule.add_hook is not known here: hooks of single weights are not modelled. Expected optimizer.add_hook(…).")

    @property
    def hyperparam(self):
        raise rosetta.UnknownCall("update_rule.hyperparam is not known here: options of single weights are not modelled. Expected those of the optimiser.")
