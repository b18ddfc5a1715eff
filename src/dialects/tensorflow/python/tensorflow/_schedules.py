"""Learning rates over time: functions of a counter that the training step moves."""

import rosetta
from rosetta import Symbolic
from rosetta.binding import Bound

from ._graph import Op, Tensor, Value
from ._run import sample
from ._variables import Variable

_COUNTER = {"piecewise_constant": "x"}


class Schedule(Op):
    """A learning rate that follows a curve."""

    def act(self, value, run):
        return Value((), "float32")


def schedule(name):
    path = f"tensorflow.train.{name}"

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        op = Schedule(name, path=path, bound=bound)
        op.counter, op.stride = _counted(bound.values[_COUNTER.get(name, "global_step")], path)
        op.parents = lambda run: []
        return Tensor(op, sample(op))

    call.__name__, call.__rosetta_path__ = name, path
    return call


def _counted(value, path):
    """The variable that a curve reads, and by how much one step moves what is read."""
    if isinstance(value, Variable):
        return value, 1
    if isinstance(value, Tensor) and value.op.path in ("tensorflow.identity", "tensorflow.cast"):
        return _counted(value.op.inputs[0], path)
    if isinstance(value, Tensor) and value.op.path == "tensorflow.multiply":
        sides = value.op.inputs
        for one, other in (sides, sides[::-1]):
            factor = other.sample if isinstance(other, Tensor) else other
            if isinstance(one, Tensor) and isinstance(factor, (int, float)) and not isinstance(factor, bool):
                counter, stride = _counted(one, path)
                return counter, stride * factor
    return value, None


def settled(value, step, run):
    """What an optimiser's argument is in a run: a schedule that the step itself moves stands for itself; one that nothing moves for its first value."""
    op = value.op if isinstance(value, Tensor) else None
    if not isinstance(op, Schedule):
        return run(value) if isinstance(value, Tensor) else value
    counter = op.counter
    if op.stride is None:
        known = counter.sample if isinstance(counter, Tensor) else counter
        if isinstance(known, Symbolic) or isinstance(counter, Tensor):
            raise rosetta.UnknownCall(f"{op.path} of a count that is no step counter (a global_step variable, or a multiple of one) is not modelled here.")
    if step.counter is not counter:
        rosetta.note("warning", f"{op.path} follows a counter that this training step does not move (minimize(loss) without global_step={getattr(counter, 'name', counter)}): the learning rate stays at its first value.")
        moved = False
    else:
        moved = True
    if not hasattr(op, "known"):
        stated = {name: each for name, each in op.bound.stated.items() if name != _COUNTER.get(op.path.rpartition(".")[2], "global_step")}
        stated = {**stated, "stride": op.stride or 1, "moves": moved}
        op.known = _Known()
        rosetta.construct(op.path, op.known, Bound(op.path, op.bound.values, stated), where=op.where)
    return op.known


class _Known:
    """A schedule as an object of the recording."""


exponential_decay, natural_exp_decay, inverse_time_decay, polynomial_decay, cosine_decay, piecewise_constant = (
    schedule(name) for name in ("exponential_decay", "natural_exp_decay", "inverse_time_decay", "polynomial_decay", "cosine_decay", "piecewise_constant")
)
