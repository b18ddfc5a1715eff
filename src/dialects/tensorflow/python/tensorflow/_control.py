"""Operations that steer a run: groups, assignments, choices, and tensors that are another one under a new name."""

import rosetta
from rosetta import Symbolic

from ._graph import Controls, Op, Tensor, Unknown, Value, graph, walk
from ._run import cond_op, sample


class _Same(Op):
    """A tensor handed on."""

    def act(self, value, run):
        return value(self.inputs[0]) if isinstance(self.inputs[0], Tensor) else self.inputs[0]


def same(path, bound, value):
    """The same tensor under another name: nothing is recorded."""
    op = _Same(path.rpartition(".")[2], [value], path=path, bound=bound)
    return Tensor(op, sample(op))


class Group(Op):
    """Runs what it waits for."""

    def act(self, value, run):
        return None

    def parents(self, run):
        return [*walk(self.inputs), *self.controls]


def group(*inputs, **kwargs):
    """Runs several operations."""
    return Group(kwargs.get("name") or "group_deps", [each for each in walk(list(inputs))])


def no_op(name=None):
    return Group(name or "NoOp")


def nothing(name):
    """What sets variables to their start: here they start with the model."""
    return Group(name)


def tuple_of(tensors, name=None, control_inputs=None):
    return list(tensors)


def control_dependencies(control_inputs):
    return Controls(control_inputs)


class Assign(Op):
    """A variable set by hand. Counters and the like change nothing that is learned; a weight set so is said."""

    def act(self, value, run):
        if run is not None and self.target.trainable:
            given(self.target)
        return self.target.op.weight


def assign(variable, value):
    """``tf.assign`` and its like."""
    op = Assign("Assign", [value] if isinstance(value, Tensor) else [])
    op.target = variable
    op.parents = lambda run: [each for each in op.controls]
    return Tensor(op, variable.sample)


def given(variable):
    """Says that a weight is set by the program itself."""
    rosetta.note("not modelled", f"The weight {variable.name} is set by the program while it runs: here it keeps the start it was made with.")


def cond(pred, true_fn=None, false_fn=None, strict=False, name=None, fn1=None, fn2=None):
    """One of two branches, chosen by what is fed."""
    made = [function() for function in (true_fn or fn1, false_fn or fn2)]
    known = pred.sample if isinstance(pred, Tensor) else pred
    if not isinstance(known, (Unknown, Symbolic)) and not isinstance(pred, Tensor):
        return made[0 if known else 1]
    return cond_op(pred, [_drawn(each) for each in made])


def _drawn(value):
    from ._sources import convert_to_tensor

    if isinstance(value, (list, tuple)):
        return type(value)(_drawn(each) for each in value)
    return value if isinstance(value, (Tensor, Op)) else convert_to_tensor(value)


def smart_cond(pred, true_fn, false_fn, name=None):
    return cond(pred, true_fn, false_fn)


def refused(path, what):
    """A name that TensorFlow has and that is not modelled: using it stops with a message."""

    def call(*args, **kwargs):
        raise rosetta.UnknownCall(f"{path} is not modelled here: {what}.")

    call.__rosetta_path__ = path
    return call


__all__ = ["Value", "graph"]
