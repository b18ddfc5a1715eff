"""``cntk.train``: the trainer."""

import rosetta

from ._running import step
from .ops.functions import Drawn, Function

__all__ = ["Trainer"]


def criterion_of(criterion):
    """(loss, metric) of what a trainer is told to make small: a pair, or a function of one or two outputs."""
    parts = list(criterion) if isinstance(criterion, (tuple, list)) else [Drawn([each]) for each in criterion.outputs]
    outputs = [each.output for each in parts if each is not None]
    return outputs[0], outputs[1] if len(outputs) > 1 else None


class Trainer(Function):
    """Updates weights along the gradient of a loss, one minibatch at a time."""

    __rosetta_path__ = "cntk.train.Trainer"

    def __init__(self, *args, **kwargs):
        bound = rosetta.bind(self.__rosetta_path__, args, kwargs)
        self.model, learners = bound.model, bound.parameter_learners
        self.loss_function = None
        self._loss, self._metric = criterion_of(bound.criterion)
        self.parameter_learners = list(learners) if isinstance(learners, (list, tuple)) else [learners]
        if len(self.parameter_learners) != 1:
            raise rosetta.UnknownCall(f"A Trainer with {len(self.parameter_learners)} learners is not known here: weights that follow different rules are not modelled. Expected one.")
        rosetta.recorder().object(self.owner, "cntk.ops.functions.Function")

    loss_function = evaluation_function = None
    owner = property(lambda self: self.model if self.model is not None else self)

    def train_minibatch(self, *args, **kwargs):
        """One update."""
        bound = rosetta.bind("cntk.train.Trainer.train_minibatch", args, kwargs)
        if not bound.arguments:
            return False
        step(self.model, self._loss, self.parameter_learners[0], bound.arguments, self.owner)
        return True if bound.outputs is None else (True, {each: _nan() for each in bound.outputs})

    def test_minibatch(self, *args, **kwargs):
        """The metric of a batch: a number of a real run."""
        rosetta.bind("cntk.train.Trainer.test_minibatch", args, kwargs)
        return _nan()

    previous_minibatch_loss_average = property(lambda self: _nan())
    previous_minibatch_evaluation_average = property(lambda self: _nan())
    previous_minibatch_sample_count = total_number_of_samples_seen = property(lambda self: self.parameter_learners[0].examples or 0)

    def summarize_training_progress(self):
        """Prints numbers of a real run."""

    summarize_test_progress = summarize_training_progress

    def save_checkpoint(self, *args, **kwargs):
        rosetta.no_effect("Trainer.save_checkpoint writes a file; a dry run writes none.")

    def restore_from_checkpoint(self, *args, **kwargs):
        raise rosetta.UnknownCall("Trainer.restore_from_checkpoint is not known here: what is in a file is not in the program.")


def _nan():
    return float("nan")


__getattr__ = rosetta.attribute_hook("cntk.train")
