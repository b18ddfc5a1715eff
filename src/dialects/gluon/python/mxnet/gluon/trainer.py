"""Trainer: an optimiser over parameters; a step divides the summed gradient by the number it is given."""

import rosetta

from .. import optimizer as optimizers
from .._outputs import by_example, scaled, total
from .._state import state
from .parameter import Parameter


class Trainer:
    """``gluon.Trainer``."""

    __rosetta_path__ = "mxnet.gluon.Trainer"

    def __init__(self, *args, **kwargs):
        bound = rosetta.bind(self.__rosetta_path__, args, kwargs)
        listed = list(bound.params.values()) if isinstance(bound.params, dict) else bound.params
        if not isinstance(listed, (list, tuple)) or any(not isinstance(each, Parameter) for each in listed):
            raise ValueError(f"First argument must be a list or dict of Parameters, got {type(listed).__name__}.")
        self._params = list(listed)
        options = dict(bound.optimizer_params or {})
        if isinstance(bound.optimizer, optimizers.Optimizer) and options:
            raise AssertionError("optimizer_params must be None if optimizer is an instance of Optimizer instead of str")
        self._optimizer = optimizers.create(bound.optimizer, **options)
        self._scale, self._said = float(self._optimizer.rescale_grad), False

    @property
    def learning_rate(self):
        return self._optimizer.lr

    @property
    def optimizer(self):
        return self._optimizer

    def set_learning_rate(self, lr):
        """A new step size while training."""
        self._optimizer.set_learning_rate(lr)

    def step(self, *args, **kwargs):
        """One update along the gradient of the losses walked back, divided by ``batch_size``."""
        bound = rosetta.bind("mxnet.gluon.Trainer.step", args, kwargs)
        self._update(bound.batch_size)

    def update(self, batch_size, ignore_stale_grad=False):
        self._update(batch_size)

    def allreduce_grads(self):
        """One device has nothing to exchange."""

    def _update(self, batch_size):
        now = state()
        losses, now.used = now.losses, True
        if not losses:
            rosetta.note("warning", "step() is called before backward(): there is no gradient to walk down.")
            return
        loss = self._total(losses, batch_size)
        now.losses = [loss]
        learned = [each for each in self._params if each.array is not None and each.array.rosetta_trainable]
        self._say_multipliers(learned)
        self._say_clips(now, int(batch_size))
        rosetta.step(loss, self._optimizer, [each.array for each in learned])

    def _say_multipliers(self, learned):
        """Weights with an lr_mult or wd_mult of their own; they are asked for at every step, and said at the first."""
        if self._said:
            return
        self._said, apart = True, {}
        for each in learned:
            apart.setdefault((float(each.lr_mult), float(each.wd_mult)), []).append(each.array)
        for (lr_mult, wd_mult), weights in apart.items():
            self._optimizer.say_multipliers(weights, lr_mult, wd_mult)

    def _say_clips(self, now, batch_size):
        """Gradients that the program made shorter after they were walked back: before the step divides them."""
        for bound in now.clips:
            said = {**bound.stated, "arrays": [each.rosetta_gradient_of for each in bound.arrays], "rescale_grad": self._scale / batch_size}
            rosetta.late("mxnet.gluon.utils.clip_global_norm", said, of=self._optimizer)
        now.clips = []

    def _total(self, losses, batch_size):
        """The number that the step makes smaller: the sum over all elements, divided by ``batch_size``."""
        whole = next((each.shape[0] for each in losses if each.shape and isinstance(each.shape[0], rosetta.BatchDim)), None)
        size = int(batch_size)
        mean = whole is not None and size == int(whole)
        if mean and not isinstance(batch_size, rosetta.BatchDim):
            _say_fixed(size)
        parts = [by_example(each, "mxnet.ndarray.sum") if each.shape and len(each.shape) > 1 else each for each in losses]
        parts = [scaled(each, 1 / size) if mean and not each.shape else each for each in parts]
        made = total(parts, "mxnet.gluon.Trainer.step", {"batch_size": rosetta.BatchDim(size) if mean else 1})
        return scaled(made, self._scale / (1 if mean else size))

    def save_states(self, fname):
        rosetta.no_effect("save_states writes a file; a dry run writes none.")

    def load_states(self, fname):
        rosetta.note("not modelled", "An optimiser's saved state is loaded; comparison and training start afresh.")


def _say_fixed(size):
    passes = rosetta.recorder().open_passes
    rows = (passes[-1]["features"] or {}).get("examples") if passes else None
    if passes and passes[-1]["remainder"] == "keep" and (rows is None or rows % size):
        rosetta.note("not modelled", f"step({size}) divides by {size} also where the last batch is smaller; comparison and training divide by the batch's own size.")
