"""keras.optimizers.schedules: made and named, so that the optimiser that gets one can say that it is not modelled."""

import rosetta


class LearningRateSchedule:
    """A learning rate that changes while training."""

    def __init__(self, *args, **kwargs):
        self.arguments = (args, kwargs)


NAMES = ("ExponentialDecay", "PiecewiseConstantDecay", "PolynomialDecay", "InverseTimeDecay", "CosineDecay", "CosineDecayRestarts")
for _name in NAMES:
    globals()[_name] = type(_name, (LearningRateSchedule,), {"__module__": __name__})

__getattr__ = rosetta.attribute_hook(__name__)
