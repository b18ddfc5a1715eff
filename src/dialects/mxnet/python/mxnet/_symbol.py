"""Symbols: the drawing of a graph. Nothing is recorded until a Module runs it on a batch."""

import difflib

import rosetta
from rosetta import positions

from ._state import MXNetError


class Node:
    """One call of an operator in the drawing, or a variable (``operator`` is None)."""

    def __init__(self, operator, path, name, values, stated, inputs, weights, attributes=None):
        self.operator, self.path, self.name, self.values, self.stated = operator, path, name, values, stated
        self.inputs, self.weights = inputs, weights  # entries (node, index); role → variable node
        self.attributes = attributes or {}
        self.where = positions.stack()
        self.outputs = 1


class Symbol:
    """One or several outputs of nodes."""

    __rosetta_path__ = "mxnet.symbol.Symbol"
    __array_priority__ = 1000

    def __init__(self, entries):
        self.entries = list(entries)

    @property
    def node(self):
        """The node of a symbol with one output."""
        return self.entries[0][0]

    @property
    def name(self):
        return self.node.name if len(self.entries) == 1 else None

    def attr(self, key):
        return self.node.attributes.get(key)

    def _ordered(self):
        return ordered(self.entries)

    def _weights(self, wanted):
        names = []
        for node in self._ordered():
            if node.operator is None and self._is_statistic(node) == wanted and node.name not in names:
                names.append(node.name)
        return names

    def _is_statistic(self, variable):
        return any(variable is weight and role in node.operator.statistics for node in self._ordered() if node.operator for role, weight in node.weights.items())

    def list_arguments(self):
        """Names of all inputs and weights, in the order of their use."""
        return self._weights(False)

    def list_auxiliary_states(self):
        return self._weights(True)

    def list_inputs(self):
        return [node.name for node in self._ordered() if node.operator is None]

    def list_outputs(self):
        return [node.name if node.operator is None else f"{node.name}_output{index if node.outputs > 1 else ''}" for node, index in self.entries]

    def get_internals(self):
        """All outputs of all nodes."""
        return Symbol([(node, index) for node in self._ordered() for index in range(node.outputs)])

    def get_children(self):
        return Symbol([*self.node.inputs, *((each, 0) for each in self.node.weights.values())])

    def infer_shape(self, *args, **kwargs):
        """Shapes of arguments, outputs and statistics from those of the inputs."""
        from ._graph import shapes_of

        return shapes_of(self, kwargs)

    infer_shape_partial = infer_shape

    def __getitem__(self, index):
        if isinstance(index, str):
            names = self.list_outputs()
            if index not in names:
                raise ValueError(f"Cannot find output that matches name \"{index}\". Known: {', '.join(names)}")
            index = names.index(index)
        found = self.entries[index]
        return Symbol(found if isinstance(index, slice) else [found])

    def __len__(self):
        return len(self.entries)

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    def __call__(self, *args, **kwargs):
        raise rosetta.UnknownCall("Composing a symbol by calling it is not known here. Expected the inputs as arguments of the operators: mx.sym.Activation(data=…).")

    def __repr__(self):
        return f"<Symbol {self.name or 'Grouped'}>"

    def save(self, *args, **kwargs):
        rosetta.no_effect("Symbol.save writes a file; a dry run writes none.")

    def __bool__(self):
        raise NotImplementedError("Symbol does not support bool().")

    def __getattr__(self, name):
        if name.startswith(("_", "rosetta_")):
            raise AttributeError(f"'Symbol' object has no attribute '{name}'")
        known = [each for each in dir(type(self)) if not each.startswith("_")]
        near = difflib.get_close_matches(name, known, n=3)
        offer = f"Did you mean {', '.join(near)}?" if near else "Expected a Module that binds the symbol, or operators that are known."
        raise rosetta.UnknownAttribute(f"mxnet.symbol.Symbol.{name} is not known here. {offer}", name=name, obj=self)

    __hash__ = object.__hash__


def ordered(entries):
    """The nodes that entries depend on, inputs before users, in the order MXNet lists them."""
    found, seen = [], set()

    def visit(node):
        if id(node) in seen:
            return
        seen.add(id(node))
        for each, _ in node.inputs:
            visit(each)
        for each in node.weights.values():
            visit(each)
        found.append(node)

    for node, _ in entries:
        visit(node)
    return found


def Variable(*args, **kwargs):
    """An input or a weight, by name."""
    bound = rosetta.bind("mxnet.symbol.Variable", args, kwargs)
    if not isinstance(bound.name, str):
        raise TypeError("Expect a string for variable `name`")
    for name in ("lr_mult", "wd_mult"):
        if bound.values.get(name) is not None and float(bound.values[name]) != 1.0:
            raise rosetta.UnknownCall(f"Variable({name}={bound.values[name]}) is not known here: step sizes and decays of single weights are not modelled. Expected {name}=1.")
    node = Node(None, "mxnet.symbol.Variable", bound.name, bound.values, {}, [], {}, {"shape": bound.values.get("shape"), "init": bound.values.get("init"), "dtype": bound.values.get("dtype")})
    return Symbol([(node, 0)])


def Group(*args, **kwargs):
    """Several symbols as one."""
    bound = rosetta.bind("mxnet.symbol.Group", args, kwargs)
    if not bound.symbols or any(not isinstance(each, Symbol) for each in bound.symbols):
        raise TypeError("Expected a list of symbols as input")
    return Symbol([entry for each in bound.symbols for entry in each.entries])


def symbol_of(value, name, path):
    """The one output passed as ``name``, or MXNet's error."""
    if not isinstance(value, Symbol):
        raise TypeError(f"Compose expect `Symbol` as arguments: {name} of {path} is {type(value).__name__}")
    if len(value.entries) != 1:
        raise MXNetError(f"Argument {name} of {path} needs one output. Received a symbol with {len(value.entries)}: {', '.join(value.list_outputs())}")
    return value.entries[0]


def drawn(operator, path, own, values, stated, inputs, weights):
    """A new node's outputs."""
    node = Node(operator, path, own, values, stated, inputs, weights)
    if operator.name in ("SliceChannel", "split"):
        node.outputs = int(values["num_outputs"])
    return Symbol([(node, index) for index in range(node.outputs)])
