"""Learning rates that follow a curve over steps."""

import numpy
import rosetta
from jax._array import Array
from jax._record import named

NAMES = (
    "constant_schedule", "exponential_decay", "cosine_decay_schedule", "linear_schedule", "polynomial_schedule", "piecewise_constant_schedule",
    "warmup_constant_schedule", "warmup_cosine_decay_schedule", "warmup_exponential_decay_schedule", "join_schedules",
)


class Schedule:
    """A function of the count of steps; asked by a program, it answers a number that only a real run knows."""

    rosetta_schedule = True

    def __init__(self, path, bound):
        self.__rosetta_path__ = path
        self.__name__ = path.rpartition(".")[2]
        rosetta.construct(path, self, bound)

    def __call__(self, count):
        made = Array.wrap(numpy.ndarray((), "float32"))
        made.rosetta_cut = "a schedule"
        return made


def _schedule(name):
    path = f"optax.{name}"
    return named(lambda *args, **kwargs: Schedule(path, rosetta.bind(path, args, kwargs)), path)


for _name in NAMES:
    globals()[_name] = _schedule(_name)
del _name

__getattr__ = rosetta.attribute_hook(__name__)
