"""How a function on tensors is recorded: bind by the real signature, work out the shape, say what was called."""

import rosetta

from .feeding import is_fed, prepared, refuse_strangers
from .tensor import Parameter, Tensor


def is_tensor(value):
    """Whether a value is a tensor."""
    return isinstance(value, Tensor)


def tensor_of(value, name, path):
    """The tensor passed as ``name``, or torch's error."""
    if not isinstance(value, Tensor):
        raise TypeError(f"{path}(): argument '{name}' must be Tensor, not {type(value).__name__}")
    return value


def weights(bound, roles):
    """The parameters given directly, by role."""
    found = {}
    for role in roles:
        value = bound.values.get(role)
        if value is None:
            continue
        if not isinstance(value, Tensor) or getattr(value, "rosetta_parameter", None) is None:
            raise rosetta.UnknownCall(f"{bound.path} with a {role} that the program computes is not known here. Expected a Parameter of a module.")
        found[role] = value
    return found


def record(path, bound, shape, dtype=None, inputs=("input",), roles=(), of=None):
    """Says the call and gives its output tensor."""
    given = [tensor_of(bound.values[name], name, path) for name in inputs]
    return said(path, bound, given, shape, dtype, weights(bound, roles), of)


def said(path, bound, given, shape, dtype=None, parameters=None, of=None, others=()):
    """Says that a call made one tensor of this shape from the given tensors, and perhaps ``others`` beside it."""
    if of is None and not parameters and not rosetta.recorder().current_trace and all(is_fed(each) for each in given):
        return prepared(path, bound, given, shape, dtype or given[0].dtype)
    if rosetta.recorder().current_trace:
        refuse_strangers(given, path)
    own(given)
    out = Tensor(shape, dtype or given[0].dtype)
    cut = cut_of(path, given, parameters, of)
    for each in (out, *others):
        each.rosetta_fed, each.rosetta_cut = False, cut
    scope = rosetta.recorder().objects[rosetta.object_id(of)]["name"] if of is not None else ""
    rosetta.apply(path, given, bound, [out, *others], of=of, parameters=parameters, scope=scope)
    return out


def cut_of(path, given, parameters, of):
    """Where gradients end on the way back from a tensor: the call that was made without them, or None."""
    earlier = next((each.rosetta_cut for each in given if each.rosetta_cut), None)
    learns = parameters or (of is not None and of.weights_by_role()) or any(not is_fed(each) for each in given)
    return earlier or (f"{path} is called where gradients are switched off (torch.no_grad)" if learns and not gradients_kept() else None)


def gradients_kept():
    """Whether the program keeps gradients now."""
    from .grad import state

    return state().enabled


def own(tensors):
    """Parameters used as values become known to the recording, also when no module holds them."""
    for each in tensors:
        if isinstance(each, Parameter):
            each.register(None, "parameter")


def overwrite(target, result):
    """``target`` becomes ``result``, as an in-place call leaves it: later reads see the new value."""
    target.rosetta_id = result.rosetta_id
    target._dtype, target._shape = result._dtype, result._shape
    target.rosetta_constant, target.rosetta_source, target.rosetta_fed = None, result.rosetta_source, result.rosetta_fed
    target.rosetta_law, target.rosetta_cut = result.rosetta_law, result.rosetta_cut
    return target


def function(path, shape=None, dtype=None, inputs=("input",), roles=()):
    """A function of this path: ``shape(bound)`` gives the output's shape; without it the input's is kept."""

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        tensor_of(bound.values[inputs[0]], inputs[0], path)
        made = shape(bound) if shape else bound.values[inputs[0]].shape
        kind = dtype(bound) if callable(dtype) else dtype
        result = record(path, bound, made, kind, inputs, roles)
        return overwrite(bound.values[inputs[0]], result) if bound.values.get("inplace") else result

    return named(call, path)


def named(call, path):
    """Gives a function the name and path that messages and recordings show."""
    call.__name__ = call.__qualname__ = path.rpartition(".")[2]
    call.__rosetta_path__ = path
    return call
