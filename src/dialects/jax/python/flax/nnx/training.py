"""``nnx.Optimizer``: an optimiser of optax that changes a module in place."""

import rosetta
from jax._grad import origin_of
from jax._state import version

from .state import State, chosen, nested
from .variables import Param


class _Missing:
    """No argument given."""


class Optimizer:
    """A module's optimiser and its state."""

    __rosetta_path__ = "flax.nnx.Optimizer"

    def __init__(self, *args, **kwargs):
        if version() >= (0, 11) and "wrt" not in kwargs and type(self) is Optimizer:
            raise TypeError("Missing required argument `wrt`. As of Flax 0.11.0 the `wrt` argument is required, if you want to keep the previous use nnx.ModelAndOptimizer instead of nnx.Optimizer.")
        bound = rosetta.bind("flax.nnx.Optimizer" if type(self) is Optimizer else "flax.nnx.ModelAndOptimizer", args, kwargs)
        self.tx, self.wrt = bound.tx, bound.wrt if isinstance(bound.wrt, type) else Param
        if version() < (0, 11) or type(self) is not Optimizer:
            self.model = bound.model
        self.step = 0
        self.opt_state = self.tx.init(nested(chosen(bound.model, self.wrt)))

    def update(self, *args, **kwargs):
        """Changes the module's parameters by one step."""
        args = (*args, *([kwargs.pop("grads")] if "grads" in kwargs else []))
        if kwargs:
            raise rosetta.UnknownCall(f"nnx.Optimizer.update({', '.join(kwargs)}=…) is not known here.")
        if hasattr(self, "model") and len(args) == 1:
            args = (self.model, *args)
        if len(args) != 2:
            raise TypeError("Missing required argument `grads`. As of Flax 0.11.0 update requires both (model, grads) arguments to be passed. If you want to keep the previous use nnx.ModelAndOptimizer instead of nnx.Optimizer.")
        model, grads = args
        if not isinstance(grads, State):
            raise rosetta.UnknownCall(f"nnx.Optimizer.update is given gradients as {type(grads).__name__}. Expected what nnx.grad gives for the module.")
        origin, parameters = origin_of(grads, "flax.nnx.Optimizer.update")
        own = chosen(model, self.wrt).values()
        if any(all(each is not one for one in own) for each in parameters):
            raise rosetta.UnknownCall("nnx.Optimizer.update is given gradients of other parameters than the module's own.")
        rosetta.step(origin.loss, self.tx, parameters)


class ModelAndOptimizer(Optimizer):
    """The same, with the module at hand."""


__all__ = ["Optimizer", "ModelAndOptimizer"]
