"""How a function on variables is recorded: bind by the real signature, work out the shape, say what was called."""

import numpy
import rosetta

from ._shapes import InvalidType
from ._rows import Row, alike
from ._state import state
from .configuration import config
from .parameter import Parameter
from .variable import Variable


def is_array(value):
    """Whether a value is an array or a variable."""
    return isinstance(value, (Variable, numpy.ndarray))


def need(value, name, path):
    """The array or variable passed as ``name``."""
    if not is_array(value):
        raise TypeError(f"{path}: {name} must be an array or a chainer.Variable, not {type(value).__name__}")
    if isinstance(value, Row):
        raise rosetta.UnknownCall(f"{path} of one example of a batch is not known here: lists of all examples are read by the links over sequences (L.NStepLSTM and its like), F.stack, F.concat(axis=0) and F.pad_sequence.")
    if isinstance(value, Parameter):
        value.own()
    return value


def is_fed(value):
    """Whether an array is data: no weight, and nothing that the program computed by functions."""
    return not isinstance(value, Parameter) and getattr(value, "rosetta_fed", True)


def floats(value, name, path):
    """Refuses arrays that are no 32-bit floats, as Chainer does or as here nothing else is read."""
    kind = value.dtype.kind
    if kind != "f":
        raise InvalidType(f"Invalid operation is performed in: {path}. Expected {name}.dtype.kind == 'f'. Received {value.dtype}.")
    if value.dtype.name != "float32":
        raise rosetta.UnknownCall(f"{path} of {value.dtype} arrays is not known here: models are read in 32-bit floats. Expected {name}.astype(numpy.float32).")


def refuse_strangers(given, path):
    """Inside a model only its inputs, its weights and what it computes may be used: anything else would be fed by nobody."""
    known = {each.rosetta_id for each in state().inputs}
    for each in given:
        if is_fed(each) and each.rosetta_id not in known and not (each.rosetta_constant is not None and not each.shape):
            raise rosetta.UnknownCall(
                f"{path} uses an array of shape {tuple(int(n) for n in each.shape)} inside the model that is neither its input nor a weight. "
                "Expected inputs, parameters and plain numbers. Pass it as an argument, or register it as a parameter."
            )


def cut_of(path, given, parameters, of):
    """Where gradients end on the way back from a variable, or None."""
    earlier = next((each.rosetta_cut for each in given if getattr(each, "rosetta_cut", None)), None)
    learns = parameters or (of is not None and of.weights_by_role()) or any(not is_fed(each) for each in given)
    return earlier or (f"{path} is called where backprop is switched off (no_backprop_mode)" if learns and not config.enable_backprop else None)


def said(path, bound, given, shape, dtype=None, parameters=None, of=None, others=(), scope=None):
    """Says that a call made one variable of this shape from the given arrays; ``others`` are what it made besides."""
    if rosetta.recorder().current_trace:
        refuse_strangers(given, path)
    for each in (*given, *(parameters or {}).values()):
        if isinstance(each, Parameter):
            each.own()
    out = Variable.made(shape, dtype)
    out.rosetta_cut = cut_of(path, given, parameters, of)
    for each in others:
        each.rosetta_cut = out.rosetta_cut
    name = rosetta.recorder().objects[rosetta.object_id(of)]["name"] if of is not None else ""
    rosetta.apply(path, given, bound, [out, *others], of=of, parameters=parameters, scope=name + (scope or ""))
    return out


def weights(bound, roles):
    """The weights given directly to a function, by role."""
    found = {}
    for role in roles:
        value = bound.values.get(role)
        if value is None:
            continue
        if not isinstance(value, Parameter):
            raise rosetta.UnknownCall(f"{bound.path} with a {role} that is no parameter is not known here. Expected a chainer.Parameter of a link.")
        found[role] = value
    return found


def function(path, shape=None, dtype=None, inputs=("x",), roles=(), any_type=False):
    """A function of this path: ``shape(bound)`` gives the output's shape; without it the input's is kept."""

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        if shape is None and not roles and len(inputs) == 1 and isinstance(bound.values[inputs[0]], Row):
            rest = {name: value for name, value in bound.stated.items() if name != inputs[0]}
            return alike(bound.values[inputs[0]], (path, repr(rest)), lambda whole: call(whole, **rest))
        given = [need(bound.values[name], name, path) for name in inputs]
        if not any_type:
            floats(given[0], inputs[0], path)
        own = weights(bound, roles)
        for each in own.values():
            each.own()
        made = shape(bound) if shape else given[0].shape
        return said(path, bound, given, made, given[0].dtype if any_type and dtype is None else dtype, own)

    return named(call, path)


def named(call, path):
    """Gives a function the name and path that messages and recordings show."""
    call.__name__ = call.__qualname__ = path.rpartition(".")[2]
    call.__rosetta_path__ = path
    return call


class Mode:
    """The argument of a call that does something else while it trains: ``chainer.config.train``.

    Outside any model it is said only where training is switched off: there is no second recording to tell the switch from a constant.
    """

    def __init__(self, stated=None):
        train = bool(config.train)
        self.stated = {**(stated or {}), **({"train": train} if rosetta.recorder().current_trace or not train else {})}
