"""Operations and their tensors. Nothing is recorded before a session runs them."""

import rosetta
from rosetta import BatchDim, Symbolic, positions

from ._dtypes import as_dtype
from ._home import Controls, Graph, graph, name_scope, state
from ._shape import TensorShape
from ._values import BATCH, UNKNOWN, Made, Unknown, Value, shape_of

__all__ = ["BATCH", "Controls", "Graph", "Made", "Op", "Tensor", "UNKNOWN", "Unknown", "Value", "draw", "graph", "name_scope", "rebuild", "refuse", "shape_of", "state", "walk"]


class Op:
    """One operation: how it is called, what it takes, and how its outputs follow."""

    type = "Op"

    def __init__(self, name, inputs=(), compute=None, path=None, bound=None, of=None, parameters=None, extra=None, recorded=None):
        home = graph()
        self.graph, self.index = home, len(home.operations)
        self.name = home.unique(name)
        self.inputs, self.compute, self.path, self.bound = list(inputs), compute, path, bound
        self.of, self.parameters, self.extra = of, parameters or {}, extra
        self.recorded = recorded  # the parameters of the signature that the recording keeps; None: all that were stated
        self.controls = [each for group in home.controls for each in group]
        self.where = positions.stack()
        self.outputs = []
        home.operations.append(self)

    def parents(self, run):
        """The tensors this operation waits for."""
        mentioned = walk((self.inputs, self.bound.stated if self.bound else {}, list(self.parameters.values())))
        return [*mentioned, *(each for each in self.controls if isinstance(each, (Tensor, Op)))]

    def run(self, feed_dict=None, session=None):
        from ._session import default_session

        (session or default_session("Operation.run")).run(self, feed_dict)

    values = lambda self: tuple(self.outputs)
    node_def = property(lambda self: self)

    def __repr__(self):
        return f"<tf.Operation '{self.name}'>"


class Tensor:
    """The output of an operation. ``sample`` is its value while the graph is drawn: of the shape that is known by then."""

    __rosetta_path__ = "tensorflow.Tensor"
    __array_priority__ = 100

    def __init__(self, op, sample):
        self.op, self.sample, self.index = op, sample, len(op.outputs)
        op.outputs.append(self)

    name = property(lambda self: f"{self.op.name}:{self.index}")
    graph = property(lambda self: self.op.graph)
    device = ""

    @property
    def dtype(self):
        from ._dtypes import dtype_of

        if isinstance(self.sample, Unknown):
            return self.declared
        return self.sample.dtype if isinstance(self.sample, Symbolic) else dtype_of(self.sample)

    @property
    def declared(self):
        """The type of a tensor of unknown shape: that of what it is made from."""
        given = getattr(self.op, "dtype", None)
        if given is not None:
            return given
        return next((each.dtype for each in walk(self.op.inputs)), as_dtype("float32"))

    def get_shape(self):
        return TensorShape(shape_of(self.sample))

    shape = property(get_shape)

    def set_shape(self, shape):
        dims = TensorShape(shape).as_list()
        self.sample = Value([BATCH if n is None and axis else BatchDim(BATCH) if n is None else n for axis, n in enumerate(dims)], self.dtype)

    def eval(self, feed_dict=None, session=None):
        from ._session import default_session

        return (session or default_session("Tensor.eval")).run(self, feed_dict)

    def consumers(self):
        return [op for op in self.graph.operations if any(each is self for each in walk(op.inputs))]

    def __iter__(self):
        dims = shape_of(self.sample)
        if not dims or isinstance(dims[0], BatchDim):
            raise TypeError("`Tensor` objects are not iterable when eager execution is not enabled.")
        return iter([self[i] for i in range(int(dims[0]))])

    def __len__(self):
        raise TypeError("object of type 'Tensor' has no len()")

    def __bool__(self):
        raise TypeError("Using a `tf.Tensor` as a Python `bool` is not allowed. Use `if t is not None:` instead of `if t:`, and tf.cond to choose by a tensor's value.")

    def __hash__(self):
        return id(self)

    def __eq__(self, other):
        return self is other

    def __repr__(self):
        return f"<tf.Tensor '{self.name}' shape={self.get_shape()} dtype={self.dtype}>"


def walk(value):
    """All tensors and operations in nested lists, tuples and dicts, in order."""
    if isinstance(value, (Tensor, Op)):
        yield value
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from walk(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from walk(each)


def rebuild(value, change):
    """The same nesting with every tensor and operation changed."""
    if isinstance(value, (Tensor, Op)):
        return change(value)
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*(rebuild(each, change) for each in value))
    if isinstance(value, (list, tuple)):
        return type(value)(rebuild(each, change) for each in value)
    if isinstance(value, dict):
        return {key: rebuild(each, change) for key, each in value.items()}
    return value


def draw(path, bound, inputs, compute, name=None, **rest):
    """Draws an operation and gives its tensor (or tensors). ``compute(ins, given)`` says what it makes from values:
    ``Made`` (or a list of them) for tensors, anything else is a value that the run knows."""
    from ._run import sample

    given = name or (bound.values.get("name") if bound else None) or (bound.values.get("scope") if bound else None)
    op = Op(given if isinstance(given, str) else path.rpartition(".")[2], inputs, compute, path, bound, **rest)
    made = sample(op)
    if isinstance(made, list):
        return [Tensor(op, each) for each in made]
    return Tensor(op, made)


def refuse(bound, call, **allowed):
    """Arguments that change what is computed and are not modelled, unless they have one of these values."""
    for name, values in allowed.items():
        value = bound.values.get(name)
        if not any(value is each or (not isinstance(value, Tensor) and value == each) for each in values):
            raise rosetta.UnknownCall(f"{call}({name}={value!r}) is not modelled here. Known: {', '.join(map(repr, values))}.")
