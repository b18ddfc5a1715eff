"""tf.train's optimisers: ``minimize`` draws a step; a session that runs it makes one."""

import rosetta
from rosetta.binding import Bound

from ._gradients import gradient_of, is_gradient
from ._graph import Op, Value, graph, walk
from ._run import sample
from ._schedules import Schedule, settled
from ._sources import operand
from ._variables import Variable, trainable_variables


class Step(Op):
    """One update along the gradient of a loss."""

    clips = ()

    def __init__(self, optimizer, loss, variables, counter):
        super().__init__(optimizer.path.rpartition(".")[2].replace("Optimizer", ""), [loss])
        self.optimizer, self.loss, self.variables, self.counter = optimizer, loss, variables, counter

    def parents(self, run):
        given = [each for each in walk(self.optimizer.bound.stated) if not isinstance(getattr(each, "op", None), Schedule)]
        return [self.loss, *given, *self.controls]

    def act(self, value, run):
        if run is None:
            return None
        self.optimizer.settle(self, value)
        loss = value(self.loss)
        if not isinstance(loss, Value):
            raise ValueError(f"No gradients provided for any variable: the loss {self.loss.name} does not depend on them.")
        rosetta.step(loss, self.optimizer, [each.op.weight for each in self.variables])
        return None


class Optimizer:
    """An optimiser: what it is given may be fed, so it is recorded when it first makes a step."""

    path = ""

    def __init__(self, *args, **kwargs):
        self.bound = rosetta.bind(self.path, args, kwargs)
        self.where = rosetta.positions.stack()
        self.used = None

    def settle(self, step, value):
        """Says the optimiser with the values of this run; a later change of them is said too."""
        stated = {name: settled(each, step, value) for name, each in self.bound.stated.items()}
        if step.clips:
            stated["clipping"] = [list(each) for each in step.clips]
        if self.used is None:
            self.used = stated
            rosetta.construct(self.path, self, Bound(self.path, self.bound.values, stated), where=self.where)
            return
        changed = next((name for name, each in stated.items() if isinstance(each, (int, float)) and each != self.used.get(name)), None)
        if changed is not None:
            rosetta.note("not modelled", f"{changed} is fed anew while training ({self.used[changed]} first, {stated[changed]} later): here it stays {self.used[changed]}.")

    def minimize(self, *args, **kwargs):
        """Draws the step that makes a loss smaller."""
        bound = rosetta.bind("tensorflow.train.Optimizer.minimize", args, kwargs)
        self._refuse(bound)
        return self._step(bound.loss, _variables(bound.var_list), bound.global_step)

    def _refuse(self, bound):
        if bound.values.get("grad_loss") is not None:
            raise rosetta.UnknownCall(f"{bound.path}(grad_loss=…) is not modelled here.")

    def _step(self, loss, variables, counter, clips=()):
        loss = operand(loss)
        if not variables:
            raise ValueError("No variables to optimize.")
        op = Step(self, loss, variables, counter)
        op.clips = clips
        sample(op)
        graph().add_to_collection("train_op", op)
        return op

    def compute_gradients(self, *args, **kwargs):
        """Pairs of gradient and variable."""
        bound = rosetta.bind("tensorflow.train.Optimizer.compute_gradients", args, kwargs)
        self._refuse(bound)
        return [(gradient_of(operand(bound.loss), each), each) for each in _variables(bound.var_list)]

    def apply_gradients(self, *args, **kwargs):
        """Draws the step that follows gradients as they were worked out."""
        bound = rosetta.bind("tensorflow.train.Optimizer.apply_gradients", args, kwargs)
        pairs = [(gradient, variable) for gradient, variable in bound.grads_and_vars if gradient is not None]
        strange = [gradient for gradient, variable in pairs if not is_gradient(gradient) or gradient.op.variable is not variable]
        losses = {id(gradient.op.loss): gradient.op.loss for gradient, _ in pairs if is_gradient(gradient)}
        clips = {gradient.op.clips for gradient, _ in pairs if is_gradient(gradient)}
        if strange or len(losses) != 1 or len(clips) != 1:
            raise rosetta.UnknownCall("apply_gradients with gradients that were changed other than by one clip of all (scaled, summed, of several losses) is not modelled here. Expected the pairs that compute_gradients or tf.gradients gave, clipped alike or not at all.")
        return self._step(next(iter(losses.values())), [variable for _, variable in pairs], bound.global_step, next(iter(clips)))

    def get_name(self):
        return self.bound.values.get("name")

    def variables(self):
        return []


def gradients(*args, **kwargs):
    """Gradients of a loss by variables."""
    bound = rosetta.bind("tensorflow.gradients", args, kwargs)
    loss = bound.ys[0] if isinstance(bound.ys, (list, tuple)) else bound.ys
    wanted = bound.xs if isinstance(bound.xs, (list, tuple)) else [bound.xs]
    if any(not isinstance(each, Variable) for each in wanted):
        raise rosetta.UnknownCall("tf.gradients by tensors that are no variables is not modelled here. Expected weights.")
    return [gradient_of(loss, each) for each in wanted]


def _variables(var_list):
    found = trainable_variables() if var_list is None else [var_list] if isinstance(var_list, Variable) else list(var_list)
    return [each for each in found if isinstance(each, Variable)]


def optimizer(path):
    """An optimiser class by its path."""
    return type(path.rpartition(".")[2], (Optimizer,), {"path": path, "__rosetta_path__": path})
