"""``Trainer``: updates until its stop trigger, with extensions on the way."""

import math

import rosetta

from .extension import Extension
from .extensions import Evaluator, Shift
from .triggers import get_trigger


class Trainer:
    """The training loop. A dry run makes at most two updates, and counts the epochs of the rest."""

    def __init__(self, updater, stop_trigger=None, out="result", extensions=None):
        self.updater, self.out, self.observation = updater, out, {}
        self.stop_trigger = get_trigger(stop_trigger)
        self._extensions = {}
        updater.connect_trainer(self)
        for each in extensions or ():
            self.extend(each)

    elapsed_time = 0.0

    def extend(self, extension, name=None, trigger=None, priority=None, *, call_before_training=False, **kwargs):
        """Adds an extension."""
        kind = name or getattr(extension, "name", None) or getattr(extension, "default_name", None) or getattr(extension, "__name__", type(extension).__name__)
        while kind in self._extensions:
            kind += "_1"
        self._extensions[kind] = extension
        if isinstance(extension, Shift):
            optimizer = extension.bound.values.get("optimizer") or self.updater.get_optimizer("main")
            stated = {"extension": extension, **({} if trigger is None else {"trigger": trigger})}
            rosetta.late("chainer.training.Trainer.extend", rosetta.Bound("chainer.training.Trainer.extend", stated, stated), of=optimizer)
        elif not isinstance(extension, Extension):
            rosetta.note("not modelled", f"The extension {kind} is the program's own: what it does while training is not modelled.")
        elif extension.rosetta_note:
            rosetta.note(*extension.rosetta_note)

    def get_extension(self, name):
        """An extension by name."""
        if name not in self._extensions:
            raise ValueError(f"extension {name} not found")
        return self._extensions[name]

    def _epochs(self):
        stop = self.stop_trigger
        if stop is None:
            raise rosetta.UnknownCall("chainer.training.Trainer without stop_trigger is not known here: it never ends. Expected stop_trigger=(20, 'epoch').")
        if stop.unit == "epoch":
            return int(stop.period)
        iterator = self.updater.get_iterator("main")
        exact = int(stop.period) * int(iterator.batch_size) / len(iterator.dataset)
        if exact != int(exact):
            rosetta.note("not modelled", f"Training stops after {stop.period} iterations, that is {exact:.4g} epochs; here it runs {math.ceil(exact)} whole ones.")
        return math.ceil(exact)

    def run(self, show_loop_exception_msg=True):
        """Trains."""
        epochs = self._epochs()
        for _ in range(min(epochs, 2)):
            self.updater.update()
        passes = [each for each in rosetta.recorder().program if each["kind"] == "pass" and each["trains"]]
        if passes:
            passes[-1]["times"] = epochs
        for each in self._extensions.values():
            if isinstance(each, Evaluator):
                each(self)
        self.updater.finalize()

    def serialize(self, serializer):
        """No effect here."""
