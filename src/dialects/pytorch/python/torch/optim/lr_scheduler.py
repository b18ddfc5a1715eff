"""``torch.optim.lr_scheduler``: schedules as objects, and when the program steps them."""

import rosetta

from .optimizer import Optimizer

# How many values a schedule that a function says is asked for: by epoch, and by step.
COUNTS = {"epoch": 1000, "step": 20000}


class LRScheduler:
    """A schedule of the learning rate."""

    def __init__(self, *args, **kwargs):
        path = self.__rosetta_path__
        bound = rosetta.bind(path, args, kwargs)
        self.bound = bound
        self.optimizer = bound.values.get("optimizer") or getattr((bound.values.get("schedulers") or [None])[0], "optimizer", None)
        if not isinstance(self.optimizer, Optimizer):
            raise TypeError(f"{type(self.optimizer).__name__} is not an Optimizer")
        self.base_lrs = [group.get("lr") for group in self.optimizer.param_groups]
        self.last_epoch = 0
        rosetta.construct(path, self, rosetta.Bound(path, bound.values, {**bound.stated, "optimizer": self.optimizer}), "")
        if bound.values.get("cycle_momentum") and self.optimizer.defaults.get("momentum", self.optimizer.defaults.get("betas")):
            rosetta.note("not modelled", f"{type(self).__name__} moves the momentum against the learning rate; comparison and training keep it as it is. Expected cycle_momentum=False.")

    def step(self, epoch=None):
        """The next learning rate of the schedule."""
        if epoch is not None:
            raise rosetta.UnknownCall(f"{self.__rosetta_path__}.step({epoch}): a schedule set to a count of the program's own is not known here. Expected step().")
        rosetta.tick(self)

    def get_last_lr(self):
        """The learning rates of the groups, as they were at the start: what they become is known in a real run."""
        return [group.get("lr") for group in self.optimizer.param_groups]

    get_lr = get_last_lr

    def state_dict(self):
        """Nothing to keep."""
        return {}

    def load_state_dict(self, state_dict):
        """Nothing to load."""


_LRScheduler = LRScheduler


class LambdaLR(LRScheduler):
    """Factors that a function of the count says."""

    __rosetta_path__ = "torch.optim.lr_scheduler.LambdaLR"

    def step(self, epoch=None):
        """Asks the function once, for as many counts as a run may need."""
        super().step(epoch)
        if hasattr(self, "factors"):
            return
        function = self.bound.values["lr_lambda"]
        if not callable(function):
            raise rosetta.UnknownCall("torch.optim.lr_scheduler.LambdaLR with a function for each parameter group is not known here. Expected one function.")
        self.factors = [float(function(count)) for count in range(COUNTS["step" if rosetta.recorder().open_passes else "epoch"])]
        rosetta.late("torch.optim.lr_scheduler.LambdaLR.step", {"optimizer": self.optimizer, "schedule": self, "factors": self.factors}, of=self)


class _NotModelled(LRScheduler):
    """Schedules that are read and named as not modelled."""

    def __init__(self, optimizer, *args, **kwargs):
        self.optimizer = optimizer
        self.base_lrs = [group.get("lr") for group in optimizer.param_groups]
        given = ", ".join([*map(str, args), *(f"{name}={value}" for name, value in kwargs.items())])
        rosetta.note("not modelled", f"{type(self).__name__}({given}) changes the learning rate while it trains; comparison and training keep it constant.")

    def step(self, *args, **kwargs):
        """The next learning rate, which only a real run knows."""


KNOWN = ("StepLR", "MultiStepLR", "ExponentialLR", "CosineAnnealingLR", "CosineAnnealingWarmRestarts", "LinearLR", "ConstantLR", "PolynomialLR", "OneCycleLR", "CyclicLR", "SequentialLR", "ChainedScheduler")
for _name in KNOWN:
    globals()[_name] = type(_name, (LRScheduler,), {"__module__": "torch.optim.lr_scheduler", "__rosetta_path__": f"torch.optim.lr_scheduler.{_name}"})
for _name in ("ReduceLROnPlateau", "MultiplicativeLR"):
    globals()[_name] = type(_name, (_NotModelled,), {"__module__": "torch.optim.lr_scheduler", "__rosetta_path__": f"torch.optim.lr_scheduler.{_name}"})
__getattr__ = rosetta.attribute_hook("torch.optim.lr_scheduler")
