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
    given = [lookup.of(name, node) for name in node.inputs]
    if operator.silent:
        _put(node, [Tensor(()) for _ in node.outputs])
        return
    weights = _weights(node, operator, given)
    data = [each for index, each in enumerate(given) if index not in operator.roles]
    _refuse_types(node, data)
    data = [each.register() if isinstance(each, Weight) and each.name in state().learned else each for each in data]
    path = node.path + (operator.part(v) or "" if operator.part else "")
    if operator.before is not None:
        data = operator.before(node, v, data, path)
    shapes = [each.shape for each in data]
    made = operator.shape(v, *shapes, *(each.shape for each in weights.values()))
    dtype = operator.dtype(v, data) if callable(operator.dtype) else operator.dtype or data[0]._dtype
    if operator.each:
        _each(node, path, data, made, dtype)
        return
    out = Tensor(made, dtype)
    if operator.cut:
        out.rosetta_id = data[0].rosetta_id
        out.rosetta_cut = f"{node.path} stops it"
    else:
        out.rosetta_cut = next((each.rosetta_cut for each in data if each.rosetta_cut), None)
        rosetta.apply(path, data, _bound(node, operator, v), [out], parameters=weights, scope=_scope(node), where=node.where)
    _put(node, [out, *(operator.more(v, node, data, out) if operator.more else [])])


def _scope(node):
    return node.outputs[0] if node.outputs else ""


def _bound(node, operator, v, **more):
    stated = {**node.stated, **more}
    if operator.mode:
        stated["training"] = not v.is_test
    return rosetta.Bound(node.path, node.values, stated)


def _each(node, path, data, made, dtype):
    """Every output as a call of its own, which says which part it is."""
    outputs = []
    for index, shape in enumerate(made):
        out = Tensor(shape, dtype)
        out.rosetta_cut = next((each.rosetta_cut for each in data if each.rosetta_cut), None)
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
