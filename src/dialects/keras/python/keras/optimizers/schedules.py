"""keras.optimizers.schedules: learning rates that follow the count of updates."""

import rosetta


class LearningRateSchedule:
    """The base class; a program's own computes values that a dry run does not ask for."""

    def __init__(self, *args, **kwargs):
        path = getattr(self, "__rosetta_path__", None)
        if path is None:
            return
        bound = rosetta.bind(path, args, kwargs)
        rosetta.construct(path, self, bound)


NAMES = ("ExponentialDecay", "PiecewiseConstantDecay", "PolynomialDecay", "InverseTimeDecay", "CosineDecay", "CosineDecayRestarts")
for _name in NAMES:
    globals()[_name] = type(_name, (LearningRateSchedule,), {"__module__": __name__, "__rosetta_path__": f"keras.optimizers.schedules.{_name}"})

__getattr__ = rosetta.attribute_hook(__name__)
