"""keras.optimizers: by object and by name."""

import re

import rosetta

from .._state import version
from . import schedules

NAMES = ("SGD", "Adam", "AdamW", "RMSprop", "Adagrad", "Adamax", "Nadam", "Adadelta", "Ftrl", "Lion")


class Optimizer:
    """The base class."""

    __rosetta_path__ = "keras.optimizers.Optimizer"

    def __init__(self, *args, **kwargs):
        path = self.__rosetta_path__
        bound = rosetta.bind(path, args, _modern(path, kwargs))
        self.bound = bound
        for name, value in bound.values.items():
            if name != "kwargs":
                setattr(self, name, value)
        for name in bound.values.get("kwargs") or {}:
            raise rosetta.UnknownCall(f"{path}({name}=…) is not modelled here. Known: {', '.join(each for each in bound.values if each != 'kwargs')}.")
        rate = bound.values.get("learning_rate", bound.values.get("lr"))
        if not isinstance(rate, (int, float)) and getattr(rate, "__rosetta_path__", None) is None:
            raise rosetta.UnknownCall(f"{path}(learning_rate={type(rate).__name__}): a learning rate that the program computes itself is not modelled here. Expected a number, or one of {', '.join(schedules.NAMES)}.")
        self.learning_rate = self.lr = rate
        self._left_out = None
        rosetta.construct(path, self, bound)

    def get_config(self):
        return dict(self.bound.values)

    def exclude_from_weight_decay(self, var_list=None, var_names=None):
        """Weights that decay spares, by themselves or by names found in theirs."""
        self._left_out = (list(var_list or []), list(var_names or []))

    def say_left_out(self, weights):
        """Says which of the weights to be trained the decay spares; called once, when they are known."""
        if self._left_out is None:
            return
        (listed, names), self._left_out = self._left_out, None
        spared = [each for each in weights if any(each is one for one in listed) or any(re.search(name, each.path) for name in names)]
        rosetta.late("keras.optimizers.Optimizer.exclude_from_weight_decay", {"weights": spared}, of=self)

    def apply_gradients(self, *args, **kwargs):
        raise rosetta.UnknownCall("Optimizer.apply_gradients: training loops written by hand are not known here. Use model.fit.")

    minimize = apply_gradients


def _modern(path, kwargs):
    """`lr` as Keras 2.3 and tf.keras 2 still took it."""
    if "lr" in kwargs and (2, 3) <= version() < (3,):
        return {("learning_rate" if key == "lr" else key): value for key, value in kwargs.items()}
    return kwargs


for _name in NAMES:
    globals()[_name] = type(_name, (Optimizer,), {"__rosetta_path__": f"keras.optimizers.{_name}", "__module__": __name__})


def get(identifier):
    """The optimiser a string, class or object means."""
    if isinstance(identifier, Optimizer):
        return identifier
    if isinstance(identifier, type) and issubclass(identifier, Optimizer):
        return identifier()
    if isinstance(identifier, str):
        names = {name.lower(): name for name in NAMES}
        if identifier.lower() in names:
            return globals()[names[identifier.lower()]]()
        rosetta.unknown(f"keras.optimizers.{identifier}", [*names, *NAMES])
    raise ValueError(f"Could not interpret optimizer identifier: {identifier!r}")


__getattr__ = rosetta.attribute_hook(__name__)
