"""Which operations of a run are the model, and which of what is fed are features and targets."""

from rosetta import Symbolic

from ._graph import Tensor, walk


def records(op):
    return op.path is not None and op.bound is not None and not hasattr(op, "act")


class Parts:
    """The operations of a run, by what they hang on."""

    def __init__(self, ops, run):
        self.ops, self.run = ops, run
        self.reach, self.weighted = {}, {}
        for op in ops:
            below = [each.op if isinstance(each, Tensor) else each for each in op.parents(run)]
            self.reach[op.index] = set().union(*(self._fed(each) for each in walk(op.inputs)), *(self.reach.get(each.index, set()) for each in below))
            self.weighted[op.index] = owns(op) or any(self.weighted.get(each.index, False) for each in below)

    def _fed(self, tensor):
        """The fed tensors with content that a tensor is."""
        return {tensor} if tensor in self.run.memo and is_data(self.run.memo[tensor]) else set()

    def targets(self):
        """The fed tensors that are the truth: by their data set, else those that no weight ever meets."""
        fed = set().union(*self.reach.values()) if self.reach else set()
        named = {each for each in fed if part_of(self.run.memo[each]) == "targets"}
        known = {each for each in fed if part_of(self.run.memo[each]) is not None}
        met = set()
        for op in self.ops:
            sides = [self._side(each) for each in walk(op.inputs)]
            if owns(op) or any(not fed_by and weighted for fed_by, weighted in sides):
                met |= set().union(set(), *(fed_by for fed_by, weighted in sides if not weighted))
        return named | {each for each in fed - known if each not in met} if met else named

    def _side(self, tensor):
        fed = self._fed(tensor)
        if fed:
            return fed, False
        return self.reach.get(tensor.op.index, set()), self.weighted.get(tensor.op.index, False)

    def model(self, targets):
        """The operations between features and what meets the targets, and what they answer."""
        core = [op for op in self.ops if self.reach[op.index] - targets and not self.reach[op.index] & targets and not isinstance(op, steering())]
        inside = {op.index for op in core}
        answers = []
        for op in self.ops:
            if op.index not in inside:
                answers += [each for each in walk(op.inputs) if each.op.index in inside and each not in answers]
        shaped = [each for each in answers if each.get_shape().ndims != 0]
        return core, shaped or answers


def owns(op):
    from ._variables import Variable

    return isinstance(getattr(op, "weight", None), Symbolic) or bool(getattr(op, "waits", None)) or any(isinstance(each, Variable) for each in op.parameters.values())


def steering():
    from ._control import Assign, Group
    from ._optimizers import Step

    return (Step, Group, Assign)


def is_data(value):
    """Whether a fed value has content that only a run knows."""
    return isinstance(value, Symbolic) and len(value.shape) > 0


def part_of(value):
    """Whether a fed value is features or targets, where its data set or the loader says so."""
    source = value.rosetta_source or {}
    return source.get("part") if source.get("dataset") or getattr(value, "declared_part", False) else None
