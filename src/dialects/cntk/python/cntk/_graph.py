"""The drawing: variables, and nodes that make them. Nothing is recorded before it runs on data."""

from rosetta import BatchDim, positions

from .variables import Variable

BATCH = BatchDim(2)  # the batch, and the steps of a sequence, while the graph is drawn
STEPS = 7


class Node:
    """One call in the drawing: an operation, what it was told, what it takes."""

    def __init__(self, op, path, values, stated, inputs, parameters=None, of=None, name="", extra=None):
        self.op, self.path, self.values, self.stated = op, path, values, stated
        self.inputs, self.parameters, self.of, self.name, self.extra = list(inputs), parameters or {}, of, name, extra or {}
        self.where = positions.stack()
        self.outputs = []

    def again(self, inputs):
        """The same call on other inputs, with the same weights."""
        made = Node(self.op, self.path, self.values, self.stated, inputs, self.parameters, self.of, self.name, self.extra)
        made.where = self.where
        return made.draw()

    def draw(self):
        """Works out what the call makes; its one output."""
        dims, axes = self.op.make(self, [each.dims for each in self.inputs])
        self.outputs = [Variable("output", dims, axes, self.op.dtype_of(self), self, self.name)]
        return self.outputs[0]


def walk(outputs, stop=()):
    """The variables that outputs hang on, inputs before users; those in ``stop`` count as inputs."""
    found, seen = [], set()

    def visit(variable):
        if id(variable) in seen:
            return
        seen.add(id(variable))
        if variable.node is not None and not any(variable is each for each in stop):
            for each in variable.node.inputs:
                visit(each)
        found.append(variable)

    for each in outputs:
        visit(each)
    return found


def redrawn(outputs, mapping):
    """The same drawing with some variables replaced (pairs of old and new); weights are shared."""
    known = {id(old): new for old, new in mapping}

    def visit(variable):
        if id(variable) in known:
            return known[id(variable)]
        made = variable
        if variable.node is not None:
            inputs = [visit(each) for each in variable.node.inputs]
            if any(new is not old for new, old in zip(inputs, variable.node.inputs)):
                made = variable.node.again(inputs)
        known[id(variable)] = made
        return made

    return [visit(each) for each in outputs]


class Run:
    """One run of a drawing on fed tensors: every call that is asked for is recorded once."""

    def __init__(self, feeds):
        self.known = {id(variable): tensor for variable, tensor in feeds.items()}

    def value(self, variable):
        """The tensor that a variable is in this run."""
        if id(variable) not in self.known:
            self.known[id(variable)] = self._make(variable)
        return self.known[id(variable)]

    def _make(self, variable):
        if variable.kind == "parameter":
            return variable.tensor()
        if variable.node is None:
            raise ValueError(f"Values for 1 required arguments '{variable}', that the requested output(s) depend on, have not been provided.")
        node = variable.node
        given = [self.value(each) for each in node.inputs]
        return node.op.record(node, given)
