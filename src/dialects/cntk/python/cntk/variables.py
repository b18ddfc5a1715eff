"""Variables: inputs, weights, constants, placeholders, and what nodes make. Shapes leave out batch and sequence, as CNTK's do."""

import numpy
import rosetta

from ._arithmetic import Arithmetic
from ._tensor import T
from ._state import auto_name

FLOAT = numpy.dtype("float32")


class Variable(Arithmetic):
    """One variable. ``dims`` has batch and sequence in front, where ``axes`` names them."""

    __rosetta_path__ = "cntk.variables.Variable"
    __array_priority__ = 1000

    def __init__(self, kind, dims, axes, dtype=FLOAT, node=None, name=""):
        self.kind, self.dims, self.axes, self.dtype, self.node, self.name = kind, tuple(dims), tuple(axes), dtype, node, name or ""

    @property
    def shape(self):
        return tuple(int(n) for n in self.dims[len(self.axes):])

    @property
    def dynamic_axes(self):
        return tuple(self.axes)

    is_input = property(lambda self: self.kind == "input")
    is_parameter = property(lambda self: self.kind == "parameter")
    is_constant = property(lambda self: self.kind == "constant")
    is_placeholder = property(lambda self: self.kind == "placeholder")
    is_output = property(lambda self: self.kind == "output")
    uid = property(lambda self: self.name or self.kind)

    @property
    def owner(self):
        from .ops.functions import Drawn

        return None if self.node is None else Drawn([self])

    output = property(lambda self: self)

    def __hash__(self):
        return id(self)

    def __repr__(self):
        kinds = {"input": "Input", "parameter": "Parameter", "constant": "Constant", "placeholder": "Placeholder", "output": "Output"}
        return f"{kinds[self.kind]}('{self.name}', [{', '.join(['#', '*'][:len(self.axes)])}], [{' x '.join(map(str, self.shape))}])"


class Parameter(Variable):
    """A weight. Its shape may hold -1 until its first use says what that is."""

    __rosetta_path__ = "cntk.variables.Parameter"

    def __init__(self, shape=None, init=None, dtype=None, device=None, name="", owner=None, role=None, statistic=False, said=True):
        shape = () if shape is None else tuple(shape) if isinstance(shape, (list, tuple)) else (shape,)
        super().__init__("parameter", [int(n) for n in shape], (), FLOAT, None, name)
        self.owner_layer, self.role, self.statistic, self.init, self._tensor, self.said = owner, role or name, statistic, init, None, said

    known = property(lambda self: -1 not in self.dims)

    def infer(self, dims):
        """Takes the shape that its use asks for."""
        dims = tuple(int(n) for n in dims)
        if self.known and self.dims != dims:
            raise ValueError(f"The weight {self.name or self.role} of shape {self.dims} cannot be used with shape {dims}.")
        self.dims = dims

    def tensor(self):
        """The weight in the recording."""
        if not self.known:
            raise ValueError(f"The shape of the parameter {self.name or self.role} {self.dims} is not known: it is used by nothing that says it.")
        if self._tensor is None:
            self._tensor = T(self.dims, "float32")
            role = self.role if self.owner_layer is not None else self.name or auto_name("Parameter")
            rosetta.parameter(self._tensor, self.owner_layer, role, state=self.statistic, trainable=not self.statistic)
            if self.owner_layer is None:
                from .initializer import begin

                begin(self._tensor, self.init)
        return self._tensor

    @property
    def value(self):
        return numpy.ndarray(self.dims, numpy.float32)

    @value.setter
    def value(self, given):
        from .initializer import begin

        begin(self.tensor(), given)

    asarray = lambda self: self.value


class Constant(Variable):
    """A number that does not learn."""

    __rosetta_path__ = "cntk.variables.Constant"

    def __init__(self, value=None, shape=None, dtype=None, device=None, name=""):
        number = value if isinstance(value, (int, float)) and not isinstance(value, bool) else None
        if isinstance(value, rosetta.Symbolic) and value.rosetta_constant is not None and len(value.rosetta_constant) == 1:
            number = value.rosetta_constant[0]
        if number is None:
            raise rosetta.UnknownCall("cntk.constant of an array is not known here: tables of the program's own numbers inside a model are not modelled. Expected a single number, or a cntk.parameter.")
        shape = () if shape is None else tuple(shape) if isinstance(shape, (list, tuple)) else (shape,)
        super().__init__("constant", [int(n) for n in shape], (), FLOAT, None, name)
        self.number = number

    value = property(lambda self: numpy.full(self.dims, self.number, numpy.float32))


class Record(dict):
    """A dictionary whose entries are attributes."""

    def __getattr__(self, key):
        if key not in self:
            raise AttributeError(f"record has no attribute '{key}'")
        return self[key]

    def updated_with(self, **kwargs):
        return Record({**self, **kwargs})


__all__ = ["Constant", "Parameter", "Record", "Variable"]
__getattr__ = rosetta.attribute_hook("cntk.variables")
