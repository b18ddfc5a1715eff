"""``mx.optimizer``: update rules by class and by name."""

import rosetta

SHARED = {"Nadam": "its momentum schedule is moved on by every weight, not by every step", "SGLD": "it adds noise to every step"}
NAMES = ("SGD", "NAG", "Adam", "RMSProp", "AdaGrad", "AdaDelta", "Nadam", "Adamax", "Ftrl", "Signum", "SGLD", "FTML", "DCASGD")


class Optimizer:
    """The base of all optimisers. ``rescale_grad`` multiplies gradients before all else."""

    __rosetta_path__ = "mxnet.optimizer.Optimizer"

    def __init__(self, *args, **kwargs):
        self.path = next(kind.__dict__["__rosetta_path__"] for kind in type(self).__mro__ if "__rosetta_path__" in kind.__dict__)
        if type(self).__name__ not in NAMES:
            raise rosetta.UnknownCall(f"An optimiser of your own ({type(self).__name__}) is not known here. Known: {', '.join(NAMES)}.")
        if type(self).__name__ in SHARED:
            raise rosetta.UnknownCall(f"{self.path} is not modelled here: {SHARED[type(self).__name__]}. Known: {', '.join(sorted(each.rpartition('.')[2] for each in _known()))}.")
        if self.path not in _known():
            raise rosetta.UnknownCall(f"{self.path} is not known here. Known: {', '.join(sorted(each.rpartition('.')[2] for each in _known()))}.")
        bound = rosetta.bind(self.path, args, {name: value for name, value in kwargs.items() if name not in ("sym", "param_idx2name", "param_dict")})
        self.bound, self.rescale_grad = bound, bound.values.get("rescale_grad", 1.0)
        self.lr_scheduler = bound.values.get("lr_scheduler")
        self.lr = 0.01 if bound.values.get("learning_rate") is None else bound.values["learning_rate"]
        self.wd = bound.values.get("wd", 0.0)
        stated = {name: value for name, value in bound.stated.items() if name != "rescale_grad"}
        rosetta.construct(self.path, self, rosetta.Bound(self.path, bound.values, stated))

    @property
    def learning_rate(self):
        return self.lr

    def set_learning_rate(self, lr):
        """A new step size while training."""
        self.lr = _changed(self.lr, lr)

    def say_multipliers(self, weights, lr_mult=1.0, wd_mult=1.0):
        """Weights whose step size or decay is not the others'."""
        if weights and (lr_mult != 1.0 or wd_mult != 1.0):
            rosetta.late("mxnet.optimizer.Optimizer.multipliers", {"parameters": list(weights), "lr_mult": lr_mult, "wd_mult": wd_mult}, of=self)

    def set_lr_mult(self, args_lr_mult):
        if args_lr_mult:
            raise rosetta.UnknownCall("Optimizer.set_lr_mult is not known here: step sizes of single weights are not modelled.")

    def set_wd_mult(self, args_wd_mult):
        if args_wd_mult:
            raise rosetta.UnknownCall("Optimizer.set_wd_mult is not known here: decays of single weights are not modelled.")


def _changed(before, after):
    if after != before:
        rosetta.note("not modelled", f"The program sets the learning rate to {after} while it trains; comparison and training use {before}.")
    return after


def _known():
    return {f"mxnet.optimizer.{name}" for name in rosetta.known("mxnet.optimizer.")}


for _name in NAMES:
    globals()[_name] = type(_name, (Optimizer,), {"__rosetta_path__": f"mxnet.optimizer.{_name}", "__module__": __name__})


def create(name, **kwargs):
    """The optimiser of a name, in any case: ``sgd``, ``Adam``."""
    if isinstance(name, Optimizer):
        return name
    found = {each.lower(): each for each in NAMES}.get(str(name).lower())
    if found is None:
        rosetta.unknown(f"mxnet.optimizer.{name}", [each.lower() for each in NAMES])
    return globals()[found](**kwargs)


def register(kind):
    return kind


_missing = rosetta.attribute_hook("mxnet.optimizer")


def __getattr__(name):
    return _missing(name)
