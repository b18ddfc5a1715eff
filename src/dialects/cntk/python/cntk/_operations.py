"""Operations: how a call's output follows from its inputs, and how it is said when it runs."""

import rosetta

from ._graph import Node
from ._tensor import T
from .variables import FLOAT, Constant, Variable


class Operation:
    """One operation. ``dims(node, *shapes)`` gives the output's shape, batch and sequence in front as in the inputs."""

    takes_classes = False  # whether class numbers may stand for one-hot vectors

    def __init__(self, dims=None, axes=None, dtype=None, same=False):
        self._dims, self._axes, self._dtype, self.same = dims, axes, dtype, same

    def make(self, node, shapes):
        """(shape, dynamic axes) of what a node makes."""
        axes = self._axes(node) if self._axes else longest(node)
        return (tuple(self._dims(node, *shapes)) if self._dims else shapes[0]), axes

    def dtype_of(self, node):
        return self._dtype or FLOAT

    def path_of(self, node, given):
        """What the call is called on these tensors."""
        if not self.takes_classes and any(getattr(each, "one_hot", None) for each in given):
            raise rosetta.UnknownCall(f"{node.path} of cntk.Value.one_hot is not known here: class numbers are followed into Embedding and losses only.")
        return node.path

    def record(self, node, given):
        """Says the call on tensors of one run."""
        if self.same:
            return given[0]
        path = self.path_of(node, given)
        dims, _ = self.make(node, [(*each.shape, each.one_hot) if getattr(each, "one_hot", None) else each.shape for each in given])
        out = T(dims, "float32")
        weights = {role: each.tensor() for role, each in node.parameters.items()}
        stated = {name: _said(value, node, given) for name, value in node.stated.items()}
        if len(node.inputs[0].axes if node.inputs else ()) > 1:
            stated["dynamic_axes"] = 2
        extra = node.extra(given) if callable(node.extra) else node.extra
        rosetta.apply(path, given, rosetta.Bound(path, node.values, {**stated, **extra}), [out], of=node.of, parameters=weights, scope=node.name, where=node.where)
        return out


def _said(value, node, given):
    """An argument with variables in it, as the run has them."""
    if isinstance(value, Variable):
        for each, tensor in zip(node.inputs, given):
            if each is value:
                return tensor
    if isinstance(value, (list, tuple)):
        return [_said(each, node, given) for each in value]
    return value


def longest(node):
    """The dynamic axes of the input that has most."""
    return max((each.axes for each in node.inputs), key=len, default=())


def draw(operation, path, bound, inputs, parameters=None, of=None, name="", stated=None, extra=None):
    """Draws a call; gives a Function of its one output."""
    from .ops.functions import Drawn

    values = bound.values if bound is not None else {}
    told = {key: value for key, value in ((bound.stated if bound is not None else {}) if stated is None else stated).items() if key != "name"}
    return Drawn([Node(operation, path, values, _variables(told), inputs, parameters, of, name or values.get("name") or "", extra).draw()])


def _variables(value):
    """The same nesting with functions as their output variables, and constants as numbers."""
    if isinstance(value, dict):
        return {key: _variables(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_variables(each) for each in value]
    if hasattr(value, "rosetta_output"):
        value = value.rosetta_output()
    return value.number if isinstance(value, Constant) else value


def operand(value, name, path):
    """A variable, or a plain number, passed as ``name``."""
    if hasattr(value, "rosetta_output"):
        value = value.rosetta_output()
    if isinstance(value, Constant):
        return value.number
    if isinstance(value, Variable) or (isinstance(value, (int, float)) and not isinstance(value, bool)):
        return value
    if isinstance(value, rosetta.Symbolic) and value.rosetta_constant is not None and not value.shape:
        return float(value.rosetta_constant[0])
    raise rosetta.UnknownCall(f"{path} with {name} of type {type(value).__name__} is not known here. Expected a variable, a function of variables, or a number; tables of numbers belong in a cntk.parameter or an input.")


def variable(value, name, path):
    """A variable passed as ``name``."""
    found = operand(value, name, path)
    if not isinstance(found, Variable):
        raise rosetta.UnknownCall(f"{path} of a plain number is not known here. Expected {name} to be a variable.")
    return found
