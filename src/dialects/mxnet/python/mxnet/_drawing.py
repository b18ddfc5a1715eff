"""Operators on symbols: each call draws a node; inputs and weights that are not given become variables of their own."""

import rosetta

from ._operators import TABLE, Values, options_of
from ._state import MXNetError, auto_name
from ._symbol import Variable, drawn, symbol_of


def on_symbols(name):
    """The function ``mx.sym.<name>``."""
    operator = TABLE[name]
    path = operator.path_in("symbol")

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        values = bound.values
        operator.check(values, path)
        own = values.get("name") or auto_name(operator.hint)
        if operator.variadic:
            many = list(values["data"])
            many = list(many[0]) if len(many) == 1 and (isinstance(many[0], (list, tuple)) or len(getattr(many[0], "entries", [0])) > 1) else many
            inputs = [symbol_of(each, "data", path) for each in many]
        else:
            values = {**values, "data": values["data"][0]} if isinstance(values.get("data"), tuple) and values["data"] else values  # 1.3 squeezes *data
            inputs = [_input(values.get(each), each, own, operator, path) for each in operator.inputs]
        return drawn(operator, path, own, values, options_of(operator, bound.stated), inputs, _weights(operator, values, own, path))

    call.__name__ = call.__qualname__ = name
    call.__rosetta_path__ = path
    return call


def _input(value, role, own, operator, path):
    if value is None:  # an input that is not given is a variable of its own: data, softmax_label
        if role == operator.inputs[0] and role != "data":
            raise MXNetError(f"{path} needs {role}")
        return Variable(f"{own}_{role}").entries[0]
    return symbol_of(value, role, path)


def _weights(operator, values, own, path):
    """Role → variable; weights that are not given are made under the node's name."""
    weights = {}
    for role in _roles(operator, values):
        given = values.get(role)
        entry = Variable(f"{own}_{role}").entries[0] if given is None else symbol_of(given, role, path)
        if entry[0].operator is not None:
            raise rosetta.UnknownCall(f"{path} with a {role} that the graph computes is not known here. Expected a Variable.")
        weights[role] = entry[0]
    return weights


def _roles(operator, values):
    v = Values(values)
    if "bias" in operator.roles and v.get("no_bias"):
        return [role for role in operator.roles if role != "bias"]
    if operator.name == "LeakyReLU" and v.act_type != "prelu":
        return []
    return operator.roles
