"""Variables: weights that training changes, shared by name through variable scopes."""

import rosetta
from rosetta import Symbolic

from ._dtypes import as_dtype, dtype_of, float32
from ._graph import Op, Tensor, Value, graph, state
from ._laws import law_of
from ._scopes import current_scope, scoped_name
from ._shape import TensorShape


class _Read(Op):
    """The weight itself."""

    def act(self, value, run):
        return self.weight


class Variable(Tensor):
    """A weight. Made by hand it starts from ``initial_value``."""

    def __init__(self, *args, **kwargs):
        bound = rosetta.bind("tensorflow.Variable", args, kwargs)
        first = bound.initial_value
        if first is None:
            raise ValueError("initial_value must be specified.")
        first = first() if callable(first) and not isinstance(first, (Tensor, Symbolic)) else first
        shape, dtype = _form(first, bound.dtype)
        self._make(bound.name or "Variable", shape, dtype, True if bound.trainable is None else bound.trainable, bound.collections, unique=True)
        self._starts_from(first)

    def _make(self, name, shape, dtype, trainable, collections=None, unique=False, owner=None, role=None, state=False):
        op = _Read(name)
        home = graph()
        self.full_name = op.name if unique else name
        pool = state_pool()
        op.weight = pool.get(self.full_name) if pool is not None else None
        self.born = op.weight is None
        if self.born:
            op.weight = Value(shape, dtype)
            rosetta.parameter(op.weight, owner, role or self.full_name.replace("/", "."), state=state, trainable=bool(trainable) and as_dtype(dtype).is_floating)
            if pool is not None:
                pool[self.full_name] = op.weight
        super().__init__(op, op.weight)
        self.trainable = bool(trainable) and not state
        self.initial_value = None
        for key in collections if collections is not None else ["variables", *(["trainable_variables"] if self.trainable else [])]:
            home.add_to_collection(key, self)

    def _starts_from(self, first):
        self.initial_value = first
        path, stated = law_of(first)
        if tuple(int(n) for n in rosetta.version_of("tensorflow").split(".")[:2]) < (1, 10) and "initializer" in path:
            stated = {**stated, "corrected": False}
        if self.born:
            rosetta.late(path, stated, parameter=self.op.weight)

    name = property(lambda self: f"{self.full_name}:0")

    @property
    def initializer(self):
        from ._control import nothing

        return nothing("init")

    def value(self):
        return self

    read_value = initialized_value = value

    def assign(self, value, use_locking=False, name=None, read_value=True):
        from ._control import assign

        return assign(self, value)

    def assign_add(self, delta, use_locking=False, name=None, read_value=True):
        from ._control import assign

        return assign(self, delta)

    assign_sub = assign_add

    def load(self, value, session=None):
        from ._control import given

        given(self)

    def __repr__(self):
        return f"<tf.Variable '{self.name}' shape={self.get_shape()} dtype={self.dtype}_ref>"


def state_pool():
    """Weights by name that outlive a graph: those of an Estimator."""
    pools = state().pools
    return pools[-1] if pools else None


def _form(first, dtype):
    kind = as_dtype(dtype) if dtype is not None else None
    if isinstance(first, Tensor):
        sample = first.sample
        shape = sample.shape if isinstance(sample, Symbolic) else ()
        return [int(n) for n in shape], kind or first.dtype
    if isinstance(first, Symbolic):
        return [int(n) for n in first.shape], kind or as_dtype(first.dtype)
    import numpy

    return [int(n) for n in numpy.asarray(first).shape], kind or dtype_of(first)


def get_variable(*args, **kwargs):
    """The variable of this name in the current scope: made, or the one that is there."""
    bound = rosetta.bind("tensorflow.get_variable", args, kwargs)
    scope = current_scope()
    for name in ("partitioner", "constraint", "custom_getter"):
        if bound.values.get(name) is not None:
            raise rosetta.UnknownCall(f"get_variable({name}=…) is not modelled here.")
    full = scoped_name(bound.name)
    known = existing(full, scope)
    if known is not None:
        return known
    first = bound.initializer if bound.initializer is not None else scope.initializer
    made = Variable.__new__(Variable)
    trainable = True if bound.trainable is None else bound.trainable
    if first is None and bound.dtype is not None and not as_dtype(bound.dtype).is_floating:
        first = 0
    if first is None or callable(first):
        if bound.shape is None:
            raise ValueError(f"Shape of a new variable ({full}) must be fully defined, but instead was <unknown>.")
        shape = [int(n) for n in TensorShape([bound.shape] if isinstance(bound.shape, int) else bound.shape).as_list()]
        made._make(full, shape, as_dtype(bound.dtype) if bound.dtype is not None else float32, trainable, bound.collections)
        if first is None:
            made._defaults(bound)
        else:
            first = first() if isinstance(first, type) else first
            made._starts_from(first(shape, made.dtype))
    else:
        shape, dtype = _form(first, bound.dtype)
        if bound.shape is not None and not shape:
            shape = [int(n) for n in TensorShape(bound.shape).as_list()]
        made._make(full, shape, dtype, trainable, bound.collections)
        made._starts_from(first)
    graph().variables[full] = made
    _regularize(made, bound.regularizer if bound.regularizer is not None else scope.regularizer)
    return made


def _defaults(self, bound):
    """A variable nobody initialises is drawn Glorot-uniform."""
    if self.born:
        rosetta.late("tensorflow.get_variable", {name: bound.stated[name] for name in ("name",) if name in bound.stated}, parameter=self.op.weight)


Variable._defaults = _defaults


def existing(full, scope):
    """The variable that stands under a name; None where it is to be made. Raises as TensorFlow does where reuse is not asked for."""
    known = graph().variables.get(full)
    if known is not None and not scope.reuse:
        raise ValueError(f"Variable {full} already exists, disallowed. Did you mean to set reuse=True or reuse=tf.AUTO_REUSE in VarScope?")
    if known is None and scope.reuse is True:
        raise ValueError(f"Variable {full} does not exist, or was not created with tf.get_variable(). Did you mean to set reuse=tf.AUTO_REUSE in VarScope?")
    return known


def layer_weight(layer, name, role, shape, dtype, trainable=True, state=False):
    """A weight of a layer, whose own arguments say how it starts."""
    full = scoped_name(name)
    known = existing(full, current_scope())
    if known is not None:
        return known
    made = Variable.__new__(Variable)
    made._make(full, [int(n) for n in shape], dtype, trainable, owner=layer, role=role, state=state)
    graph().variables[full] = made
    return made


def _regularize(variable, regularizer):
    if regularizer is not None:
        graph().add_to_collection("regularization_losses", regularizer(variable))


def global_variables(scope=None):
    return graph().get_collection("variables", scope)


def trainable_variables(scope=None):
    return graph().get_collection("trainable_variables", scope)


def local_variables(scope=None):
    return graph().get_collection("local_variables", scope)
