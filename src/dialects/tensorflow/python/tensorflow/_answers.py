"""Where a model ends and its loss begins, and what a program forgot between the two."""

import rosetta

from ._graph import rebuild, walk


def closure(run, ops):
    """The operations with what they need, in the order they were drawn."""
    return run.needed([each for op in ops for each in (op.outputs or [op])])


_CURVES = ("tensorflow.nn.softmax", "tensorflow.sigmoid")
_IN_LOSSES = ("tensorflow.log", "tensorflow.clip_by_value", "tensorflow.add", "tensorflow.subtract", "tensorflow.maximum", "tensorflow.minimum", "tensorflow.negative")


def without_logarithms(run, core, answers):
    """A cross-entropy written by hand takes logarithms of probabilities: those are the answer, not their logarithms."""
    found = []
    for answer in answers:
        at = answer
        while at.op.path in _IN_LOSSES and len(list(walk(at.op.inputs))) == 1:
            at = next(walk(at.op.inputs))
        at = at if at.op.path in _CURVES else answer
        if at not in found:
            found.append(at)
    if found == answers:
        return core, answers
    needed = {op.index for op in run.needed(found)}
    return [op for op in core if op.index in needed], found


def before_comparison(parts, core):
    """Without targets (the input is its own truth): the model ends where its answer meets the input again."""
    for op in reversed(core):
        sides = [(each, *parts._side(each)) for each in walk(op.inputs)]
        ends = [each for each, fed, weighted in sides if weighted and fed]
        if ends and any(fed and not weighted for _, fed, weighted in sides):
            inside = {each.index for each in closure(parts.run, [ends[0].op])}
            return [each for each in core if each.index in inside], ends
    return core, []


def warn(run, ops, needed):
    """What a program forgot: statistics that nobody moves, penalties that nobody adds."""
    for op in ops:
        update = getattr(op, "update", None)
        if update is not None and update.index not in run.running and rebuild(op.bound.values.get("training", op.bound.values.get("is_training")), run.value) is not False:
            rosetta.note("warning", f"The moving statistics of {op.layer.name} never move: no training run runs its update operations (tf.GraphKeys.UPDATE_OPS). In evaluation it normalises by mean 0 and variance 1.")
    indices = {op.index for op in needed}
    idle = [each.name for each in ops[0].graph.get_collection("regularization_losses") if each is not None and each.op.index not in indices] if ops else []
    if idle:
        rosetta.note("warning", f"Penalties have no effect: {', '.join(idle)} {'is' if len(idle) == 1 else 'are'} not part of the loss. Add tf.losses.get_regularization_loss().")
