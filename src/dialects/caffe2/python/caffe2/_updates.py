"""What makes weights move: optimisers that were built on a model, and updates that a program writes itself with WeightedSum."""

import rosetta

from ._state import state
from ._tensor import Tensor, Weight


class Update:
    """An optimiser and the names of the weights it moves."""

    def __init__(self, optimizer, names):
        self.optimizer, self.names = optimizer, names


class ByHand:
    """Weights moved by ``WeightedSum([param, ONE, grad, LR], param)``: gradient descent with the learning rate of that blob."""

    __rosetta_path__ = "caffe2.python.core.Net.LearningRate"


def manual(net, node):
    """Sees whether an operator that was added moves a weight along its gradient."""
    if node.operator.name != "WeightedSum" or len(node.inputs) != 4 or node.outputs != node.inputs[:1]:
        return
    weight, one, gradient, rate = node.inputs
    if net.losses is None or gradient != f"{weight}_grad":
        return
    law = next((each for each in net.nodes if rate in each.outputs and each.operator is not None and each.operator.name == "LearningRate"), None)
    if law is None or not _is_one(one):
        raise rosetta.UnknownCall(f"WeightedSum that moves {weight} by {one} and {rate} is not known here. Expected [param, ONE, gradient, LR]: ONE filled with 1, LR made by LearningRate.")
    known = next((each for each in net.updates if isinstance(each.optimizer, ByHand) and each.optimizer.rate == rate), None)
    if known is None:
        optimizer = ByHand()
        optimizer.rate = rate
        path = ByHand.__rosetta_path__
        rosetta.construct(path, optimizer, rosetta.Bound(path, law.values, law.stated), where=law.where)
        from .python.optimizer import say

        for each in net.changes:
            say(each, optimizer)
        known = Update(optimizer, [])
        net.updates.append(known)
    known.names.append(weight)


def _is_one(name):
    weight = state().weights.get(name)
    return weight is not None and weight.rosetta_constant == [1.0]


def update(net):
    """One update of the weights, along the gradient of all losses together."""
    if not net.updates:
        rosetta.note("warning", f"The net {net.Name()} has gradients and nothing that moves its weights: no optimiser was built on it.")
        return
    if len(net.updates) > 1:
        raise rosetta.UnknownCall(f"The net {net.Name()} is moved by {len(net.updates)} optimisers. Expected one: what several of them make of the same step is not modelled.")
    loss = _total(net)
    if loss.rosetta_cut:
        raise rosetta.UnknownCall(f"The loss depends on a part that gets no gradient: {loss.rosetta_cut}. Such parts are not modelled here. Expected gradients to flow through all of it.")
    (only,) = net.updates
    weights = [state().weights[name] for name in only.names if isinstance(state().weights.get(name), Weight)]
    state().stepped = True
    state().blobs.update({f"{each.name}_grad": Tensor(each.shape) for each in weights})
    rosetta.step(loss, only.optimizer, [each.register() for each in weights])


def _total(net):
    """One number of the losses: each summed over all it holds, then added up, as gradients of ones mean."""
    path = "caffe2.python.core.Net.AddGradientOperators"
    parts = []
    for name in net.losses:
        each = state().blobs[name]
        if each.shape:
            parts.append(_made(f"{path}.sum", [each], {}))
        else:
            parts.append(each)
    total = parts[0]
    for each in parts[1:]:
        total = _made(f"{path}.add", [total, each], {})
    return total


def _made(path, given, arguments):
    out = Tensor((), "float32")
    out.rosetta_cut = next((each.rosetta_cut for each in given if each.rosetta_cut), None)
    rosetta.apply(path, given, rosetta.Bound(path, {}, arguments), [out])
    return out
