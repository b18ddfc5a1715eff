"""``theano.shared``: values that outlive a run. Weights are those of layers, and those that a gradient is asked for."""

import numpy
import rosetta
from rosetta import Symbolic

from .expression import Expression
from .values import FLOAT, Value, type_of


class SharedVariable(Expression):
    """A shared value: a weight, data kept on the device, or a number such as a learning rate."""

    __rosetta_path__ = "theano.tensor.sharedvar.TensorSharedVariable"

    def __init__(self, content, name=None):
        array = content if isinstance(content, Symbolic) else numpy.asarray(content)
        super().__init__(len(array.shape), _narrow(type_of(array)), name, [int(n) == 1 for n in array.shape])
        self.content, self.written = array, 0
        self.value = None  # of a weight

    def act(self, run):
        if self.value is None and self.content.shape and not run.gives and self.dtype == FLOAT and self.content.rosetta_source is None:
            self.as_weight(born=birth_of(self.content))  # numbers that the program made itself, used in its model
        if self.value is not None:
            return self.value
        known = self.content.rosetta_constant
        return self.content if self.content.shape or known is None else known[0]

    def as_weight(self, owner=None, role=None, state=False, trainable=True, born=None):
        """Makes it a weight; ``born`` says how it starts where its layer's arguments do not."""
        if self.value is None:
            self.value = Value(self.content.shape, self.dtype)
            rosetta.parameter(self.value, owner, role or self.name or "shared", state=state, trainable=trainable)
            if born is not None:
                rosetta.late(*born, parameter=self.value)
        return self.value

    def get_value(self, borrow=False, return_internal_type=False):
        """The values: of a weight they are known only in a real run."""
        if self.value is not None:
            return numpy.ndarray(self.content.shape, self.dtype)
        return self.content

    def set_value(self, new_value, borrow=False):
        """Other values: of a weight before training an initialiser of the program's own."""
        self.written += 1
        if self.value is not None:
            say_given(self)
        else:
            self.content = new_value if isinstance(new_value, Symbolic) else numpy.asarray(new_value, dtype=self.dtype)

    @property
    def container(self):
        raise rosetta.UnknownCall("SharedVariable.container is not known here. Expected get_value() and set_value().")

    def __str__(self):
        return self.name or "<TensorType shared>"


def _narrow(dtype):
    """Floats are 32 bits wide here."""
    return FLOAT if dtype.startswith("float") else dtype


def say_given(shared):
    """Says that the program puts values of its own into a weight."""
    if any(event["kind"] == "step" for event in rosetta.recorder().program):
        rosetta.note("not modelled", f"The program sets values of {shared.name or 'a weight'} after training has begun; comparison and training here do not.")
        return
    rosetta.late("theano.shared", {}, parameter=shared.value)


def birth_of(content):
    """How a weight made from an array starts: path and arguments of the initialiser."""
    known = getattr(content, "rosetta_constant", None)
    if known is not None and len(set(known)) == 1:
        return "lasagne.init.Constant", {"val": float(known[0])}
    return "theano.shared", {}


def weight_of(variable):
    """A shared value that gradients are asked for, as a weight."""
    if not isinstance(variable, SharedVariable):
        raise rosetta.UnknownCall(f"Gradients by {variable} are not known here: it is no shared variable. Expected weights.")
    if not variable.dtype.startswith("float"):
        raise TypeError(f"Cannot differentiate by {variable}: its type is {variable.dtype}.")
    return variable.as_weight(born=birth_of(variable.content))


def shared(value, name=None, strict=False, allow_downcast=None, **kwargs):
    """A shared variable holding a copy of ``value``."""
    if isinstance(value, Expression):
        raise TypeError("Shared variable constructor needs numeric values and not symbolic variables.")
    return SharedVariable(value, name)


shared.__rosetta_path__ = "theano.shared"
