"""``torch.optim.lr_scheduler``: schedules are read and named as not modelled."""

import rosetta


class LRScheduler:
    """A schedule of the learning rate."""

    def __init__(self, optimizer, *args, **kwargs):
        self.optimizer = optimizer
        given = ", ".join([*map(str, args), *(f"{name}={value}" for name, value in kwargs.items())])
        rosetta.note("not modelled", f"{type(self).__name__}({given}) changes the learning rate while it trains; comparison and training keep it constant.")

    def step(self, *args, **kwargs):
        """The next learning rate of the schedule."""

    def get_last_lr(self):
        """The learning rates of the groups, as they were at the start."""
        return [group.get("lr") for group in self.optimizer.param_groups]

    get_lr = get_last_lr

    def state_dict(self):
        """Nothing to keep."""
        return {}

    def load_state_dict(self, state_dict):
        """Nothing to load."""


_LRScheduler = LRScheduler
for _name in ("StepLR", "MultiStepLR", "ExponentialLR", "CosineAnnealingLR", "CosineAnnealingWarmRestarts", "ReduceLROnPlateau", "LambdaLR", "MultiplicativeLR", "LinearLR", "ConstantLR", "PolynomialLR", "OneCycleLR", "CyclicLR", "SequentialLR", "ChainedScheduler"):
    globals()[_name] = type(_name, (LRScheduler,), {"__module__": "torch.optim.lr_scheduler"})
__getattr__ = rosetta.attribute_hook("torch.optim.lr_scheduler")
