"""Metrics: counted while training, known only in a real run."""

import numpy
import rosetta
from jax._array import Array


class Metric:
    """A number that batches add to."""

    def __init__(self, *args, **kwargs):
        self.arguments = (args, kwargs)

    def reset(self):
        """Starts anew."""

    def update(self, *args, **kwargs):
        """Adds a batch."""

    def compute(self):
        """The number so far."""
        made = Array.wrap(numpy.ndarray((), "float32"))
        made.rosetta_cut = "a metric"
        return made


class Average(Metric):
    """The mean of values."""


class Accuracy(Metric):
    """The share of right answers."""


class Welford(Metric):
    """Mean and standard deviation of values."""


class MultiMetric(Metric):
    """Several metrics by name."""

    def __init__(self, **metrics):
        super().__init__(**metrics)
        self.metrics = metrics
        for name, each in metrics.items():
            setattr(self, name, each)

    def compute(self):
        return {name: each.compute() for name, each in self.metrics.items()}


__getattr__ = rosetta.attribute_hook(__name__)
