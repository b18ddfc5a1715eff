"""One operator applied to what the workspace holds: its weights told from its inputs, shapes worked out, the call recorded."""

import rosetta

from ._operators import Values
from ._state import state
from ._tensor import Tensor, Weight


class Lookup:
    """The workspace's blobs by name."""

    def __init__(self, blobs):
        self.blobs = blobs

    def of(self, name, node):
        if name not in self.blobs:
            raise RuntimeError(f"Encountered a non-existing input blob: {name} (of {node.operator.name}).")
        return self.blobs[name]


def call(node, lookup):
    """Applies a node; its outputs stand in the workspace afterwards."""
    operator, v = node.operator, Values(node.values)
    if operator.silent:
        _put(node, [])
        return
    given = [lookup.of(name, node) for name in node.inputs]
    refused = next((each.rosetta_refused for each in given if each.rosetta_refused), None)
    if refused:
        raise rosetta.UnknownCall(refused)
    weights = _weights(node, operator, given)
    data = [each for index, each in enumerate(given) if index not in operator.roles]
    _refuse_types(node, data)
    more = {}
    if operator.pair:
        data, more = _numbers(node, v, data)
    data = [_learned(each, node) if isinstance(each, Weight) else each for each in data]
    path = node.path + (operator.part(v) or "" if operator.part else "")
    if operator.before is not None:
        data = operator.before(node, v, data, path)
    if operator.make is not None:
        _put(node, operator.make(node, operator, v, data, weights))
        return
    while operator.folds and len(data) > 2:
        data = [_apply(node, operator, v, path, data[:2], weights, {}), *data[2:]]
    if operator.each:
        _each(node, operator, v, path, data)
        return
    out = _apply(node, operator, v, path, data, weights, more)
    _put(node, [out] if operator.first is None else [operator.first(v, node, data, out), out])


def _apply(node, operator, v, path, data, weights, more):
    shape = operator.shape(v, *(each.shape for each in data), *(each.shape for each in weights.values()))
    dtype = operator.dtype or data[0]._dtype
    out = Tensor(shape, dtype)
    if operator.cut:
        out.rosetta_id = data[0].rosetta_id
        out.rosetta_cut = f"{node.path} stops it"
        return out
    out.rosetta_cut = next((each.rosetta_cut for each in data if each.rosetta_cut), None)
    rosetta.apply(path, data, _bound(node, operator, v, **more), [out], parameters=weights, scope=_scope(node), where=node.where)
    return out


def _learned(weight, node):
    """A weight that stands among the inputs: one of the model's parameters. Other fillings are constants, which are not modelled."""
    if weight.name in state().learned:
        return weight.register()
    raise rosetta.UnknownCall(f"{node.path} with {weight.name}, which a net fills and no model counts among its parameters, is not known here: constant arrays are not modelled. Expected a parameter (model.AddParameter), or a single number.")


def _numbers(node, v, data):
    """Operands that are one number: Pow's exponent, Scale's factor, a constant filled into a blob."""
    if v.exponent is not None:
        return data[:1], {"constant": float(v.exponent), "constantFirst": False}
    known = [isinstance(each, Weight) and each.name not in state().learned and each.rosetta_constant is not None for each in data]
    if len(data) != 2 or known.count(True) != 1:
        return data, {}
    at = known.index(True)
    return [data[1 - at]], {"constant": data[at].rosetta_constant[0], "constantFirst": at == 0}


def _scope(node):
    return node.outputs[0] if node.outputs else ""


def _bound(node, operator, v, **more):
    stated = {**node.stated, **more}
    if operator.mode:
        stated["training"] = not v.is_test
    return rosetta.Bound(node.path, node.values, stated)


def _each(node, operator, v, path, data):
    """Every output as a call of its own, which says which part it is."""
    outputs = []
    for index, shape in enumerate(operator.shape(v, data[0].shape, len(node.outputs))):
        out = Tensor(shape, data[0]._dtype)
        out.rosetta_cut = data[0].rosetta_cut
        rosetta.apply(path, data, rosetta.Bound(node.path, node.values, {**node.stated, "part": index}), [out], scope=node.outputs[index], where=node.where)
        outputs.append(out)
    _put(node, outputs)


def _weights(node, operator, given):
    """Role → weight. What the program fed under a weight's name is a weight of given values."""
    found = {}
    for index, role in operator.roles.items():
        if index >= len(given):
            continue
        value, name = given[index], node.inputs[index]
        if not isinstance(value, Weight):
            if not value.rosetta_fed:
                raise rosetta.UnknownCall(f"{node.path} with a {role} that the net computes is not known here: {name}. Expected a blob that is filled before, or a parameter of the model.")
            path = "caffe2.python.workspace.FeedBlob"
            value = Weight(name, value.shape, (path, rosetta.Bound(path, {}, {}), node.where), value._dtype)
            state().blobs[name] = state().weights[name] = value
        found[role] = value.register(role in operator.statistics)
    return found


def _refuse_types(node, data):
    for each in data:
        if each._dtype == "float64":
            raise RuntimeError(f"Tensor type mismatch, caller expects elements to be float, while tensor contains double. Error from operator: {node.operator.name}({', '.join(node.inputs)}). Expected arrays of numpy.float32.")


def _put(node, tensors):
    blobs = state().blobs
    for name, tensor in zip(node.outputs, tensors):
        blobs[name] = tensor
    for name in node.outputs[len(tensors):]:
        if not isinstance(blobs.get(name), Weight):  # running statistics stay what they are
            blobs[name] = Tensor(tensors[0].shape if tensors else ())
