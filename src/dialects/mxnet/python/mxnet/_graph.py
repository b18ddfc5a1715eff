"""Running a drawing: on shapes to know its weights, on a batch to record it."""

import rosetta

from ._operators import Values, perform
from ._outputs import Pending
from ._state import MXNetError, quietly
from ._symbol import ordered
from ._tensor import NDArray, Weight


def run(symbol, fed, weight):
    """The outputs of a symbol when its inputs are ``fed`` (by name), and the losses it leaves.

    ``weight(variable, shape, statistic)`` gives the array of a weight; shape is None where only the variable itself can say it.
    """
    known, losses = {}, []
    for node in ordered(symbol.entries):
        if node.operator is None:
            if node.name in fed:
                known[id(node), 0] = fed[node.name]
            continue
        _node(node, known, weight, losses)
    outputs = []
    for node, index in symbol.entries:
        if (id(node), index) not in known:
            known[id(node), index] = _variable(node, weight)
        outputs.append(known[id(node), index])
    return outputs, losses


def _variable(node, weight):
    return weight(node, None, False)


def _node(node, known, weight, losses):
    operator, given = node.operator, []
    for position, (each, index) in enumerate(node.inputs):
        if (id(each), index) not in known:
            if operator.loss and position == 1:
                continue  # no labels: the graph only predicts
            known[id(each), index] = _variable(each, weight)
        given.append(known[id(each), index])
    label = given[1] if operator.loss and len(given) > 1 else None
    data = given[:1] if operator.loss else given
    shapes = operator.weight_shapes(Values(node.values), [each.shape for each in data])
    weights = {role: weight(node.weights[role], shape, role in operator.statistics) for role, shape in shapes.items()}
    for role, variable in node.weights.items():
        if role not in shapes:  # such as the gamma of an operator that does not use it
            weight(variable, None, role in operator.statistics)
    made = perform(operator, node.path, node.values, _stated(node, data), data, weights, scope=node.name, where=node.where)
    for index, each in enumerate(made if isinstance(made, list) else [made]):
        known[id(node), index] = each
    if operator.loss and (label is not None or len(operator.inputs) == 1):
        losses.append(Pending(operator, node.path, Values(node.values), node.stated, made, label, node.where))


def _stated(node, data):
    """Arguments as they stand; of Python's operators the operands too, each array in its place."""
    if not node.operator.path:
        return node.stated
    arrays = iter(data)
    return {key: next(arrays) if type(value).__name__ == "Operand" else value for key, value in node.stated.items()}


def shapes_of(symbol, given):
    """(arguments, outputs, statistics): lists of shapes, as ``Symbol.infer_shape`` gives them."""
    weights = {}

    def weight(variable, shape, statistic):
        shape = shape or variable.attributes.get("shape")
        if shape is None:
            raise MXNetError(f"Cannot decide shape for the following arguments: {variable.name}. Give their shapes.")
        weights.setdefault(variable.name, tuple(shape))
        return Weight(shape)

    fed = {name: NDArray(shape) for name, shape in given.items()}
    with quietly():
        outputs, _ = run(symbol, fed, weight)
    shape_of = lambda name: tuple(int(n) for n in (fed[name].shape if name in fed else weights.get(name, ())))
    return [shape_of(name) for name in symbol.list_arguments()], [tuple(int(n) for n in each.shape) for each in outputs], [shape_of(name) for name in symbol.list_auxiliary_states()]


__all__ = ["rosetta", "run", "shapes_of"]
