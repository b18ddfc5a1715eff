"""Running a net on what the workspace holds: one forward pass, recorded, and the update that its gradients make."""

import rosetta
from rosetta.log import recorder

from ._call import Lookup, call
from ._state import state
from ._tensor import mark_batch
from ._updates import update


class Plan:
    """Which nodes of a net are the model, and which compare its answers with the truth."""

    def __init__(self, net):
        self.nodes = [each for each in net.nodes if each.operator is not None]
        self.fed = [name for name in _inputs(net) if name in state().blobs and state().blobs[name].rosetta_fed]
        self.targets = {name for name in self.fed if self._is_target(name)}
        self.inside, outside = set(), set(self.targets)
        for node in self.nodes:
            apart = node.operator.loss or node.operator.silent or any(name in outside for name in node.inputs)
            if apart:
                outside.update(node.outputs)
            else:
                outside.difference_update(node.outputs)
                self.inside.add(id(node))

    def _is_target(self, name):
        source = state().blobs[name].rosetta_source
        if source is not None and source["dataset"] is not None:
            return source["part"] == "targets"
        users = [each for each in self.nodes if name in each.inputs]
        compared = any(each.operator.loss and name in each.inputs[1:] for each in users)
        return compared and all((each.operator.loss and name in each.inputs[1:]) or each.operator.silent for each in users)

    def features(self):
        """The blobs fed to the model."""
        return [name for name in self.fed if name not in self.targets]

    def sequences(self):
        """Fed blobs that reach a recurrent layer as they stand: time first, then the batch."""
        wanted = {each.inputs[0] for each in self.nodes if each.operator.make is not None}
        for node in reversed(self.nodes):
            if wanted.intersection(node.outputs) and node.operator.name not in ("Transpose", "Reshape"):
                wanted.update(node.inputs)
        return [name for name in self.features() if name in wanted]

    def answers(self):
        """What the model hands to losses; without one, what no other operator of it takes."""
        inside = [each for each in self.nodes if id(each) in self.inside]
        taken = [each.inputs[0] for each in self.nodes if each.operator.loss and any(each.inputs[0] in one.outputs for one in inside)]
        if taken:
            return list(dict.fromkeys(taken))
        used = {name for each in inside for name in each.inputs}
        free = [each.outputs[0] for each in inside if used.isdisjoint(each.outputs)]
        return list(dict.fromkeys(free)) or [each.outputs[0] for each in inside[-1:]]


def _inputs(net):
    """Blobs that a net reads before it makes them."""
    made, found = set(), []
    for node in net.nodes:
        for name in node.inputs:
            if name not in made and name not in found:
                found.append(name)
        made.update(node.outputs)
    return found


def run_net(net):
    """Runs all operators of a net once."""
    now = state()
    _begin(net)
    _check(net)
    plan = Plan(net)
    mark_batch([now.blobs[name] for name in plan.features() + sorted(plan.targets)], [now.blobs[name] for name in plan.sequences()])
    if not plan.nodes:
        return
    trains = net.losses is not None
    pairs = not trains and any(each.outputs[0] in now.answers for each in plan.nodes)
    if pairs and now.evaluation is not None:
        return _quietly(plan)
    if not plan.inside:
        return _walk(plan.nodes)
    within = [each for each in plan.nodes if id(each) in plan.inside and (not pairs or each.outputs[0] in now.answers)]
    owner = net.model if net.model is not None else net
    with rosetta.trace(owner, "training" if trains else "evaluation", [now.blobs[name] for name in plan.features()]) as entry:
        _walk(within)
        entry["outputs"] = [now.blobs[name].rosetta_id for name in plan.answers() if name in now.blobs]
    _walk([each for each in plan.nodes if each not in within])
    if trains:
        now.answers = {each.outputs[0] for each in within}
        entry["twin"] = now.evaluation
        update(net)
    elif pairs:
        _pair(entry["id"])


def _pair(evaluation):
    """A net that makes the blobs of the trained model is that model in evaluation: the twin of all its training passes."""
    state().evaluation = evaluation
    for each in recorder().traces:
        if each["mode"] == "training":
            each["twin"] = evaluation


def _begin(net):
    for node in net.nodes:
        if node.operator is None:
            node.run()


def _check(net):
    gradients = {f"{name}_grad" for name in state().weights} if net.losses is not None else ()
    for name in _inputs(net):
        if name not in state().blobs and name not in gradients:
            raise RuntimeError(f"[enforce fail at operator.cc] blob != nullptr. op: Encountered a non-existing input blob: {name}")


def _quietly(plan):
    log = recorder()
    log.silent += 1
    try:
        _walk(plan.nodes)
    finally:
        log.silent -= 1


def _walk(nodes):
    lookup = Lookup(state().blobs)
    for node in nodes:
        call(node, lookup)
