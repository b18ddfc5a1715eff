"""The base of optimisers: which weights one changes, and when it updates them."""

import rosetta

from ._state import loss_of_step, zero_gradients
from .iterators import stepped
from .link import Link
from .optimizer_hooks import GradientClipping, GradientHardClipping, GradientLARS, GradientNoise, Lasso, WeightDecay  # noqa: F401

# Attributes of an optimiser that are no hyperparameters.
_PLAIN = ("target", "epoch", "t", "hooks", "loss_scale")


class Hyperparameter:
    """An optimiser's options as attributes."""

    def __init__(self, optimizer):
        self.__dict__["optimizer"] = optimizer

    def __getattr__(self, name):
        return getattr(self.__dict__["optimizer"], name)

    def __setattr__(self, name, value):
        setattr(self.__dict__["optimizer"], name, value)

    def get_dict(self):
        """All options by name."""
        return dict(self.__dict__["optimizer"]._values)


class Optimizer:
    """The base of all optimisers."""

    __rosetta_path__ = "chainer.Optimizer"

    def __init__(self, *args, **kwargs):
        path = next(kind.__dict__["__rosetta_path__"] for kind in type(self).__mro__ if "__rosetta_path__" in kind.__dict__)
        if path in ("chainer.Optimizer", "chainer.GradientMethod"):
            raise rosetta.UnknownCall(f"An optimiser of your own ({type(self).__name__}) is not known here. Known: {', '.join(rosetta.known('chainer.optimizers.'))}.")
        bound = rosetta.bind(path, args, kwargs)
        self.__dict__.update(path=path, _values=dict(bound.values), target=None, epoch=0, t=0, hooks={}, updates=0)
        rosetta.construct(path, self, bound)
        self.__dict__["made"] = rosetta.recorder().calls[-1]

    def __getattr__(self, name):
        if name in self.__dict__.get("_values", {}):
            return self._values[name]
        if name == "hyperparam":
            return Hyperparameter(self)
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def __setattr__(self, name, value):
        if name not in self._values:
            object.__setattr__(self, name, value)
        elif not self.updates:
            self._values[name] = value
            self.made["arguments"][name] = value
        elif value != self._values[name]:
            self._values[name] = value
            rosetta.note("not modelled", f"The program sets {name} of {self.path} to {value} while it trains; comparison and training keep it as it was.")

    def setup(self, link):
        """Says which link's weights are updated."""
        if not isinstance(link, Link):
            raise TypeError("optimization target must be a link")
        self.target = link
        return self

    def add_hook(self, hook, name=None, timing="auto"):
        """Something that is done to gradients before each update."""
        if self.target is None:
            raise RuntimeError("hook is called before `setup` method")
        if not callable(hook) and not hasattr(hook, "bound"):
            raise TypeError("hook function is not callable")
        kind = getattr(hook, "name", getattr(hook, "__name__", "hook")) if name is None else name
        if kind in self.hooks:
            raise KeyError(f'hook "{kind}" already exists')
        self.hooks[kind] = hook
        stated = {"hook": hook, **({} if name is None else {"name": name}), **({} if timing == "auto" else {"timing": timing})}
        rosetta.late("chainer.Optimizer.add_hook", rosetta.Bound("chainer.Optimizer.add_hook", stated, stated), of=self)

    def remove_hook(self, name):
        """A hook that no longer acts."""
        raise rosetta.UnknownCall("chainer.Optimizer.remove_hook is not known here: hooks that act for a part of the training are not modelled. Expected add_hook alone.")

    def update(self, lossfun=None, *args, **kwds):
        """One update: along the gradients that backward() left, or those of ``lossfun(*args)``."""
        if self.target is None:
            raise RuntimeError("update() is called before setup(model)")
        if lossfun is not None:
            loss = lossfun(*args, **kwds)
            zero_gradients()
            loss.backward()
        loss = loss_of_step()
        if loss is None:
            rosetta.note("warning", "update() is called before backward(): there is no gradient to walk down.")
            return
        self.t += 1
        self.updates += 1
        weights = [each for each in self.target.params(False)]
        for each in weights:
            each.own()
        rosetta.step(loss, self, [each for each in weights if each.rosetta_trainable])
        stepped()

    def new_epoch(self, auto=False):
        """Counts an epoch."""
        self.epoch += 1

    def zero_grads(self):
        """Forgets gradients."""
        zero_gradients()

    def use_cleargrads(self, use=True):
        """No effect here."""

    def use_fp32_update(self, flag=True):
        """No effect: models are in 32-bit floats."""

    def set_loss_scale(self, loss_scale):
        """A factor for 16-bit floats."""
        rosetta.no_effect("set_loss_scale() scales gradients for 16-bit floats, and back.")

    def loss_scaling(self, interval=1000, scale=None):
        """A factor for 16-bit floats."""
        rosetta.no_effect("loss_scaling() scales gradients for 16-bit floats, and back.")

    def serialize(self, serializer):
        """No effect here."""


class GradientMethod(Optimizer):
    """The base of optimisers that walk down gradients."""

    __rosetta_path__ = "chainer.GradientMethod"


__getattr__ = rosetta.attribute_hook("chainer.optimizer")
