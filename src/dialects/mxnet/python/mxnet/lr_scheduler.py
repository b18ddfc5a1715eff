"""``mx.lr_scheduler``: learning rates that follow the number of updates."""

import rosetta

NAMES = ("FactorScheduler", "MultiFactorScheduler", "PolyScheduler", "CosineScheduler")


class LRScheduler:
    """The base of all schedules; a program's own one computes what a dry run does not ask."""

    __rosetta_path__ = "mxnet.lr_scheduler.LRScheduler"

    def __init__(self, *args, **kwargs):
        self.path = next(kind.__dict__["__rosetta_path__"] for kind in type(self).__mro__ if "__rosetta_path__" in kind.__dict__)
        if self.path == LRScheduler.__rosetta_path__:
            raise rosetta.UnknownCall(f"A schedule of your own ({type(self).__name__}) is not known here. Known: {', '.join(NAMES)}.")
        bound = rosetta.bind(self.path, args, kwargs)
        self.base_lr = bound.values.get("base_lr", 0.01)
        rosetta.construct(self.path, self, bound)

    def __call__(self, num_update):
        raise rosetta.UnknownCall("A schedule called by hand is not known here. Expected lr_scheduler=… of an optimiser.")


for _name in NAMES:
    globals()[_name] = type(_name, (LRScheduler,), {"__rosetta_path__": f"mxnet.lr_scheduler.{_name}", "__module__": __name__})

_missing = rosetta.attribute_hook("mxnet.lr_scheduler")


def __getattr__(name):
    return _missing(name)
