"""Extensions: evaluation, reports, schedules."""

import rosetta

from .. import reporter
from ..configuration import no_backprop_mode, using_config
from ..dataset import concat_examples
from .extension import Extension


class Evaluator(Extension):
    """Walks over held-out data with ``config.train`` switched off."""

    trigger = (1, "epoch")
    default_name = "validation"
    name = None

    def __init__(self, iterator, target, converter=concat_examples, device=None, eval_hook=None, eval_func=None, **kwargs):
        self._iterators = iterator if isinstance(iterator, dict) else {"main": iterator}
        self._targets = target if isinstance(target, dict) else {"main": target}
        self.converter, self.device, self.eval_hook, self.eval_func = converter, device, eval_hook, eval_func

    def get_iterator(self, name):
        """An iterator by name."""
        return self._iterators[name]

    def get_target(self, name):
        """A link by name."""
        return self._targets[name]

    def __call__(self, trainer=None):
        return self.evaluate()

    def evaluate(self):
        """One walk; the means are known only in a real run."""
        iterator = self._iterators["main"]
        iterator.reset()
        observation = {}
        with reporter.report_scope(observation), using_config("train", False), no_backprop_mode():
            arrays = self.converter(iterator.next(), self.device)
            call = self.eval_func or self._targets["main"]
            call(*arrays) if isinstance(arrays, tuple) else call(**arrays) if isinstance(arrays, dict) else call(arrays)
        iterator.reset()
        return {f"validation/main/{key}": float("nan") for key in observation}


def _quiet(name):
    return type(name, (Extension,), {"__module__": "chainer.training.extensions", "__init__": lambda self, *args, **kwargs: None, "log": []})


for _name in ("LogReport", "PrintReport", "PlotReport", "ProgressBar", "DumpGraph", "ParameterStatistics", "VariableStatisticsPlot", "FailOnNonNumber", "MicroAverage"):
    globals()[_name] = _quiet(_name)
for _name in ("snapshot", "snapshot_object", "dump_graph", "observe_lr", "observe_value"):
    globals()[_name] = _quiet(_name)
_quiet("PlotReport").available = staticmethod(lambda: False)
globals()["PlotReport"].available = staticmethod(lambda: False)


class Shift(Extension):
    """An extension that shifts an option of the optimiser while it trains."""

    def __init__(self, *args, **kwargs):
        path = f"chainer.training.extensions.{type(self).__name__}"
        self.bound = rosetta.bind(path, args, kwargs)
        rosetta.construct(path, self, self.bound)


for _name in ("ExponentialShift", "LinearShift", "StepShift", "MultistepShift", "PolynomialShift", "InverseShift", "WarmupShift"):
    globals()[_name] = type(_name, (Shift,), {"__module__": "chainer.training.extensions"})


class unchain_variables(Extension):  # noqa: N801 - the name of Chainer's extension
    """Forgets histories between batches: each batch is read by itself here."""


__getattr__ = rosetta.attribute_hook("chainer.training.extensions")
