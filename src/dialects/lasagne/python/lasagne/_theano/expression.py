"""Symbolic expressions: drawn once, run by ``theano.function``. Nothing is recorded before that."""

import rosetta
from rosetta import Symbolic, positions, recorder
from rosetta.binding import Bound

from .values import FLOAT, Made, Value, type_of


class Expression:
    """A value that only a run has. Its number of axes and its type are known before."""

    __rosetta_path__ = "theano.tensor.TensorVariable"
    __array_priority__ = 1000

    def __init__(self, ndim, dtype=FLOAT, name=None, broadcastable=None):
        self.ndim, self.dtype, self.name = int(ndim), dtype, name
        self.broadcastable = tuple(broadcastable) if broadcastable is not None else (False,) * self.ndim
        self.network = networks()[-1] if networks() else None

    def parents(self):
        """What it is made from."""
        return []

    def act(self, run):
        """Its value in one run."""
        raise NotImplementedError

    owner = property(lambda self: self)
    type = property(lambda self: self)

    def __hash__(self):
        return id(self)

    def __bool__(self):
        raise TypeError("Variables do not support boolean operations. Expected theano.tensor.switch, or a comparison of numbers.")

    def __str__(self):
        return self.name or f"{type(self).__name__}.0"

    __repr__ = __str__


class Input(Expression):
    """What ``T.tensor4('x')`` makes: a value that is fed."""

    def act(self, run):
        return run.fed(self)


class Constant(Expression):
    """A number or an array that the program knows."""

    def __init__(self, value, name=None):
        super().__init__(len(getattr(value, "shape", ())), type_of(value), name)
        self.data = value

    def act(self, run):
        return self.data


class Derived(Expression):
    """A value that is worked out without any call to record: a shape, a number."""

    def __init__(self, sources, compute, ndim=0, dtype="int64"):
        super().__init__(ndim, dtype)
        self.sources, self.compute = sources, compute

    def parents(self):
        return list(walk(self.sources))

    def act(self, run):
        return self.compute(*[rebuild(each, run.value) for each in self.sources])


class Call(Expression):
    """A call that is recorded when it runs. ``rule(given)`` says from its evaluated arguments what it makes."""

    def __init__(self, path, bound, rule, ndim, dtype=FLOAT, of=None, parameters=None, broadcastable=None, recorded=None):
        super().__init__(ndim, dtype, None, broadcastable)
        self.path, self.bound, self.rule = path, bound, rule
        self.of, self.parameters = of, parameters or {}
        self.recorded = recorded  # the parameters that the recording keeps; None: all that were stated
        self.where = [] if of is not None else positions.stack()

    def parents(self):
        return list(walk([list(self.bound.values.values()), list(self.parameters.values())]))

    def act(self, run):
        given = {name: rebuild(each, run.value) for name, each in self.bound.values.items()}
        made = self.rule(given)
        if not isinstance(made, Made):
            return made
        out = Value(made.shape, made.dtype)
        if run.records:
            self._say(given, out, run)
        return out

    def _say(self, given, out, run):
        stated = {name: given[name] for name in self.bound.stated if self.recorded is None or name in self.recorded}
        parameters = {role: run.value(each) for role, each in self.parameters.items() if each is not None}
        for each in parameters.values():
            own(each)
        weights = [each.rosetta_id for each in parameters.values()]
        inputs = [each for each in flat(given) if isinstance(each, Symbolic) and each.rosetta_id not in weights and not known_number(each)]
        name = recorder().objects[rosetta.object_id(self.of)]["name"] if self.of is not None else ""
        rosetta.apply(self.path, inputs, Bound(self.path, given, stated), [out], of=self.of, parameters=parameters, scope=name, where=self.where)


def own(value):
    """A weight that no layer holds becomes one where it is first used."""
    register = getattr(value, "rosetta_register", None)
    if register is not None:
        register()


def known_number(value):
    """Whether a value is one number that the program knows."""
    return value.rosetta_constant is not None and not value.shape


def walk(value):
    """All expressions in nested lists, tuples and dicts, in order."""
    if isinstance(value, Expression):
        yield value
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from walk(each)
    elif isinstance(value, dict):
        yield from walk(list(value.values()))
    elif isinstance(value, slice):
        yield from walk([value.start, value.stop, value.step])


def rebuild(value, change):
    """The same nesting with every expression changed."""
    if isinstance(value, Expression):
        return change(value)
    if isinstance(value, (list, tuple)):
        return type(value)(rebuild(each, change) for each in value)
    if isinstance(value, dict):
        return {key: rebuild(each, change) for key, each in value.items()}
    if isinstance(value, slice):
        return slice(*(rebuild(each, change) for each in (value.start, value.stop, value.step)))
    return value


def flat(value):
    """All values in nested lists, tuples and dicts."""
    if isinstance(value, (list, tuple)):
        for each in value:
            yield from flat(each)
    elif isinstance(value, dict):
        yield from flat(list(value.values()))
    else:
        yield value


def networks():
    """The calls of get_output under way, outermost first: what they draw is a model."""
    return recorder().state.setdefault("lasagne.networks", [])


def as_expression(value, name=None):
    """An expression for an array or a number; an expression as it is."""
    if isinstance(value, Expression):
        return value
    if isinstance(value, (bool, int, float)) or isinstance(value, Symbolic):
        return Constant(value, name)
    import numpy

    try:
        return Constant(numpy.asarray(value), name)
    except Exception:
        raise TypeError(f"Cannot convert {value!r} to TensorType") from None
