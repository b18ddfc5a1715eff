"""Batches that a graph reads by itself: numpy_input_fn's queue, tf.data's iterators."""

import rosetta
from rosetta import BatchDim, Symbolic, recorder

from ._dtypes import as_dtype
from ._graph import BATCH, Op, Tensor, Value


class Plan:
    """How arrays become batches: ``call`` is who makes them."""

    def __init__(self, call, arrays, targets, size, epochs, order, remainder="keep", stated=(), note=None):
        self.call, self.arrays, self.size, self.epochs, self.order = call, arrays, size, epochs, order
        self.targets = targets  # the ids of the arrays that are the truth
        self.remainder, self.stated, self.note = remainder, tuple(stated), note
        self.event, self.steps, self.open = None, 0, None

    @property
    def rows(self):
        return int(self.arrays[0].shape[0])

    def part(self, array):
        from rosetta.batches import part_of

        return part_of(array, "targets" if id(array) in self.targets else "features")

    def begin(self):
        """Opens a walk over the data; gives its number."""
        sources = [(id(each) in self.targets, self.part(each)) for each in self.arrays]
        features, targets = (next((source for truth, source in sources if truth is wanted), None) for wanted in (False, True))
        if self.note:
            rosetta.note("not modelled", self.note)
        number = rosetta.begin_pass(self.call, features, targets, self.size, self.remainder, self.order, self.stated)
        self.event = recorder().open_passes[-1]
        if self.epochs is not None:
            self.event["times"] = max(int(self.epochs), 1)
        return number


class Batch(Op):
    """One array's part of a batch."""

    def __init__(self, plan, array, shape=None):
        super().__init__("batch")
        self.plan, self.array, self.dims = plan, array, shape
        self.dtype = as_dtype("float32" if str(array._dtype) == "float32" else array._dtype)

    def act(self, value, run):
        if run is None:
            return Value((BatchDim(BATCH), *self.array.shape[1:]), self.dtype)
        return self.batch(run.passes[self.plan])

    def batch(self, number):
        """The batch of one pass."""
        size = min(int(self.plan.size), self.plan.rows) if self.plan.remainder == "keep" else int(self.plan.size)
        made = Value((BatchDim(size), *self.array.shape[1:]), self.dtype, {**self.plan.part(self.array), "pass": number})
        made.declared_part = True
        return made


def batch_tensor(plan, array):
    """The tensor of an array's batches."""
    op = Batch(plan, array)
    return Tensor(op, op.act(None, None))


def plans_of(ops):
    """The plans that operations read from."""
    found = []
    for op in ops:
        if isinstance(op, Batch) and op.plan not in found:
            found.append(op.plan)
    return found


def feed_batches(run, ops, number):
    """Puts one batch of each array among what is fed to a run."""
    for op in ops:
        if isinstance(op, Batch):
            run.memo[op.outputs[0]] = op.batch(number)
            run.fed.add(op.outputs[0])


def dry(value):
    """An array of what a program gives as data."""
    import numpy

    array = value if isinstance(value, Symbolic) else numpy.asarray(value)
    if array.rosetta_source is None:
        array.rosetta_source = {"dataset": None, "split": None, "part": "features", "examples": int(array.shape[0]), "steps": [], "pass": None}
    return array


def advance(plan, run, ops):
    """One more batch for a run of a session: each walk over finite data hands out one, then says that it is at its end."""
    from .errors import OutOfRangeError

    if plan.open is not None and plan.epochs is not None:
        rosetta.end_pass(plan.open)
        plan.open = None
        raise OutOfRangeError("End of sequence")
    plan.steps += 1
    if plan.event is None or plan.epochs is not None:
        plan.open = plan.begin()
        if plan.epochs is None:
            recorder().state["tensorflow.data.endless"] = plan
    elif plan.epochs is None:
        plan.event["times"] = max(1, round(plan.steps * int(plan.size) / plan.rows))
    feed_batches(run, ops, plan.open)
