"""When a trainer stops, and when extensions act."""

import rosetta


class IntervalTrigger:
    """Every so many epochs or iterations."""

    def __init__(self, period, unit):
        if unit not in ("epoch", "iteration"):
            raise ValueError(f"Trigger unit must be 'epoch' or 'iteration', but {unit!r}")
        self.period, self.unit = period, unit


class ManualScheduleTrigger:
    """At given epochs or iterations."""

    def __init__(self, points, unit):
        self.points, self.unit = points, unit


class EarlyStoppingTrigger:
    """When a number no longer falls; at the latest at ``max_trigger``."""

    def __init__(self, check_trigger=(1, "epoch"), monitor="main/loss", patience=3, mode="auto", verbose=False, max_trigger=(100, "epoch"), patients=None):
        rosetta.note("not modelled", f"EarlyStoppingTrigger ends training when {monitor} no longer improves; here it goes on to max_trigger.")
        self.max_trigger = get_trigger(max_trigger)
        self.period, self.unit = self.max_trigger.period, self.max_trigger.unit


class BestValueTrigger:
    """When a number is the best so far."""

    def __init__(self, *args, **kwargs):
        self.period, self.unit = 1, "epoch"


MinValueTrigger = MaxValueTrigger = BestValueTrigger


def get_trigger(trigger):
    """A trigger from its short form: ``(20, 'epoch')``."""
    return IntervalTrigger(*trigger) if isinstance(trigger, tuple) else trigger


__getattr__ = rosetta.attribute_hook("chainer.training.triggers")
