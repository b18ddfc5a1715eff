"""Running operations on the values of one session call, or on samples while the graph is drawn."""

import rosetta
from rosetta import Symbolic, recorder
from rosetta.binding import Bound

from ._graph import UNKNOWN, Made, Op, Tensor, Unknown, Value, rebuild, walk


class Run:
    """Values by tensor for one call of ``Session.run``; each operation is run once."""

    def __init__(self, feeds):
        self.memo = dict(feeds)
        self.ran, self.running = set(), set()  # the operations that were run, and all that this call runs
        self.fed, self.targets = set(feeds), set()

    def needed(self, targets):
        """The operations that targets depend on, in the order they were drawn."""
        found, pending = {}, list(walk(list(targets)))
        while pending:
            each = pending.pop()
            op = each if isinstance(each, Op) else each.op
            if op.index in found or (isinstance(each, Tensor) and each in self.memo):
                continue
            found[op.index] = op
            pending += op.parents(self)
        return [found[index] for index in sorted(found)]

    def execute(self, ops):
        for op in ops:
            if op.index not in self.ran and not (op.outputs and all(each in self.memo for each in op.outputs)):
                self.ran.add(op.index)
                made = perform(op, self.value, self)
                for tensor, value in zip(op.outputs, made if isinstance(made, list) else [made]):
                    self.memo[tensor] = value

    def value(self, tensor):
        """The value of a tensor that was run; other things stand for themselves."""
        if isinstance(tensor, Op):
            return None
        return self.memo[tensor]

    def of(self, tensor):
        """The value of a tensor, with what it needs run first."""
        self.execute(self.needed([tensor]))
        return rebuild(tensor, self.value)


def perform(op, value, run=None):
    """What an operation makes of its inputs' values. ``run`` is None while the graph is drawn: then nothing is recorded."""
    if hasattr(op, "act"):
        return op.act(value, run)
    ins = [rebuild(each, value) for each in op.inputs]
    given = rebuild(op.bound.values, value) if op.bound else {}
    if any(isinstance(each, Unknown) for each in _flat(ins)):
        return UNKNOWN
    made = op.compute(ins, given)
    if isinstance(made, Made):
        return _recorded(op, ins, given, [made], value, run)[0]
    if isinstance(made, list) and made and all(isinstance(each, Made) for each in made):
        return _recorded(op, ins, given, made, value, run)
    return made


def _flat(value):
    if isinstance(value, (list, tuple)):
        for each in value:
            yield from _flat(each)
    else:
        yield value


def _recorded(op, ins, given, made, value, run):
    outputs = [Value(each.shape, each.dtype) for each in made]
    if run is None or op.path is None:
        return outputs
    stated = {name: given[name] for name in (op.bound.stated if op.bound else {}) if op.recorded is None or name in op.recorded}
    if op.extra:
        stated.update(op.extra(given, run))
    parameters = {role: rebuild(each, value) for role, each in op.parameters.items() if each is not None}
    weights = [each.rosetta_id for each in parameters.values()]
    inputs = [each for each in _flat(ins) if isinstance(each, Symbolic) and each.rosetta_id not in weights]
    rosetta.apply(op.path, inputs, Bound(op.path, given, stated), outputs, of=op.of, parameters=parameters, scope=op.name, where=[] if op.of is not None else op.where)
    return outputs


def sample(op):
    """What an operation makes while the graph is drawn."""
    log = recorder()
    log.silent += 1
    try:
        return perform(op, lambda each: None if isinstance(each, Op) else each.sample)
    finally:
        log.silent -= 1


def cond_op(pred, branches):
    """The tensors of a choice between two drawn branches."""
    made = [list(walk(each)) for each in branches]
    if len(made[0]) != len(made[1]):
        raise TypeError(f"true_fn and false_fn must return the same number of tensors. Received {len(made[0])} and {len(made[1])}.")
    op = _Choice("cond", [pred])
    op.branches = branches, made
    outputs = [Tensor(op, left.sample if not isinstance(left.sample, Unknown) else right.sample) for left, right in zip(*made)]
    order = iter(outputs)
    return rebuild(branches[0], lambda _: next(order))


class _Choice(Op):
    """``tf.cond``: only the branch that the predicate chooses is run."""

    def chosen(self, run):
        pred = run.of(self.inputs[0]) if isinstance(self.inputs[0], Tensor) else self.inputs[0]
        if isinstance(pred, Symbolic) or not isinstance(pred, (bool, int)):
            raise rosetta.UnknownCall("tf.cond by a value that only a real run computes is not modelled here. Expected a predicate that is fed or known, such as a training flag.")
        return self.branches[1][0 if pred else 1]

    def parents(self, run):
        return [*walk(self.inputs), *self.chosen(run)]

    def act(self, value, run):
        return [value(each) for each in self.chosen(run)]
