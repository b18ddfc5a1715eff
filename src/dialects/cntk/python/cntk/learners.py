"""``cntk.learners``: update rules and their schedules. A learner is said when it first steps: its numbers depend on the batch's size."""

import enum

import rosetta
from rosetta import positions

from . import _unmodelled
from ._state import state

IGNORE = 0
NAMES = "sgd momentum_sgd nesterov adam adagrad adadelta rmsprop fsadagrad".split()
# The rules whose step is in proportion to the gradient: a sum with one rate is a mean with another.
PROPORTIONAL = ("sgd", "momentum_sgd", "nesterov")


class UnitType(enum.Enum):
    """What a rate of the older schedules is meant for."""

    sample = "sample"
    minibatch = "minibatch"


class Schedule:
    """A number that may change. ``reference`` is the minibatch size it is meant for; 0 is the batch's own."""

    def __init__(self, path, bound, reference, stated=True):
        self.path, self.bound, self.reference, self.explicit = path, bound, reference, stated
        said = {name: each.value if isinstance(each, UnitType) else each for name, each in bound.stated.items()}
        rosetta.construct(path, self, rosetta.Bound(path, bound.values, said))

    is_minibatch_size_explicitly_specified = property(lambda self: self.explicit)
    minibatch_size = property(lambda self: self.reference)

    def __getitem__(self, count):
        value = next(each for name, each in self.bound.values.items() if name in ("schedule", "lr", "momentum"))
        if isinstance(value, (int, float)):
            return float(value)
        raise rosetta.UnknownCall("Reading single values of a schedule is not known here.")


def _schedule(name, first, reference):
    path = f"cntk.learners.{name}"

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        if isinstance(bound.values[first], Schedule):
            return bound.values[first]
        meant = reference(bound)
        return Schedule(path, bound, 0 if meant is None else int(meant), meant is not None)

    call.__name__ = call.__qualname__ = name
    call.__rosetta_path__ = path
    return call


def _unit(bound):
    unit = bound.unit
    return 1 if UnitType(getattr(unit, "value", unit)) is UnitType.sample else 0


learning_rate_schedule = _schedule("learning_rate_schedule", "lr", _unit)
training_parameter_schedule = _schedule("training_parameter_schedule", "schedule", _unit)
learning_parameter_schedule = _schedule("learning_parameter_schedule", "schedule", lambda bound: bound.minibatch_size)
learning_parameter_schedule_per_sample = _schedule("learning_parameter_schedule_per_sample", "schedule", lambda bound: 1)
momentum_schedule = _schedule("momentum_schedule", "momentum", lambda bound: bound.minibatch_size)
momentum_schedule_per_sample = _schedule("momentum_schedule_per_sample", "momentum", lambda bound: 1)
momentum_as_time_constant_schedule = _schedule("momentum_as_time_constant_schedule", "momentum", lambda bound: 1)


def default_unit_gain_value():
    """Whether momentum multiplies new gradients by 1 − momentum where nobody says so."""
    return state().unit_gain


def set_default_unit_gain_value(value):
    """The real function changes what later calls find; the signatures keep what was true when they were made."""
    rosetta.no_effect("set_default_unit_gain_value changes no default of a learner: Python took those when cntk was imported.")
    state().unit_gain = bool(value)


class Learner:
    """An update rule on some weights."""

    def __init__(self, name, args, kwargs):
        self.kind, self.path = name, f"cntk.learners.{name}"
        self.bound = rosetta.bind(self.path, args, kwargs)
        self.where, self.examples = positions.stack(), None
        given = self.bound.parameters
        self.parameters = list(given) if isinstance(given, (list, tuple)) else [given]
        if not self.parameters:
            raise RuntimeError("At least one parameter must be specified in the list of parameters")
        size = self.bound.values["minibatch_size"]
        mean = self.bound.values["use_mean_gradient"]
        self.reference = int(size) if size is not None else IGNORE if mean else None
        if self.reference == IGNORE and any(self.reference_of(option) not in (IGNORE, None) for option in ("lr", "momentum") if option in self.bound.stated):
            raise rosetta.UnknownCall(f"{self.path} that ignores minibatch sizes with a schedule that is meant for one is not known here. Expected schedules without minibatch_size, or a learner without it.")
        for option in ("gaussian_noise_injection_std_dev", "l1_regularization_weight"):
            if self.bound.values[option]:
                raise rosetta.UnknownCall(f"{self.path}({option}={self.bound.values[option]}) is not modelled here. Expected 0.")

    def reference_of(self, option):
        """The minibatch size that a rate or a momentum is meant for; 0 is the batch's own."""
        value = self.bound.values.get(option)
        if isinstance(value, Schedule):
            meant = self.reference if not value.explicit and self.reference is not None else value.reference
            return IGNORE if option == "lr" and self.bound.values["use_mean_gradient"] and meant == 1 else meant
        if isinstance(value, (tuple, list)) and len(value) == 2 and option not in self.bound.stated:
            return int(value[1])
        return self.reference or 0

    def gradient(self, examples):
        """What the rule is given: the ``mean`` over the batch, or the ``sum``."""
        if self.reference == IGNORE:
            return "mean"
        return "mean" if self.kind in PROPORTIONAL and self.reference_of("lr") in (IGNORE, examples) else "sum"

    def say(self, examples, sweeps=False):
        """Records the rule for batches of so many examples; the first size counts. ``sweeps``: the data tells when it has been walked through."""
        if self.examples == examples:
            return
        if self.examples is not None:
            rosetta.note("not modelled", f"The learner meets batches of {self.examples} and of {examples} examples; comparison and training keep the numbers that it has for {self.examples}.")
            return
        self.examples = examples
        if self.gradient(examples) == "sum" and self.kind not in PROPORTIONAL and examples != 1:
            meant = self.reference_of("lr") or examples
            rosetta.note("warning", f"{self.path} is given the sum of the batch's gradients, not their mean, and its steps are the learning rate divided by {meant}. With minibatch_size=cntk.learners.IGNORE it would be given the mean, and the rate as it stands.")
        told = {name: each for name, each in self.bound.stated.items() if name != "parameters"}
        sizes = {f"{option}_for": self.reference_of(option) for option in ("lr", "momentum", "variance_momentum") if option in self.bound.values}
        extra = {"examples": examples, "gradient": self.gradient(examples), **sizes}
        if sweeps:
            extra["sweeps"] = True
        path = f"{self.path}.adamax" if self.bound.values.get("adamax") else self.path
        rosetta.construct(path, self, rosetta.Bound(path, self.bound.values, {**told, **extra}), where=self.where)

    def reset_learning_rate(self, learning_rate):
        rosetta.note("not modelled", "The program sets another learning rate while it trains; comparison and training keep the first.")

    def learning_rate(self):
        value = self.bound.lr
        return value[0] if isinstance(value, Schedule) else value


def _learner(name):
    def call(*args, **kwargs):
        return Learner(name, args, kwargs)

    call.__name__ = call.__qualname__ = name
    call.__rosetta_path__ = f"cntk.learners.{name}"
    return call


for _name in NAMES:
    globals()[_name] = _learner(_name)

_SCHEDULES = [name for name in globals() if name.endswith(("_schedule", "_per_sample"))]
__all__ = [*NAMES, "IGNORE", "Learner", "UnitType", "default_unit_gain_value", "set_default_unit_gain_value", *(name for name in _SCHEDULES if not name.startswith("_"))]
_missing = rosetta.attribute_hook("cntk.learners")


def __getattr__(name):
    return _unmodelled.refuse("cntk.learners", name) or _missing(name)
