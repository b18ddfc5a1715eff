"""What jax and its libraries keep for the time of one run."""

import re

import rosetta
from rosetta.log import recorder


class State:
    """Fresh at every run."""

    def __init__(self):
        self.quiet = 0  # inside: shapes only, no calls are recorded
        self.differentiating = 0  # how many gradient functions are under way
        self.inside = 0  # how many model calls are under way
        self.modules = []  # linen modules whose methods run, innermost last
        self.identities = {}  # layers by place and arguments, so that a layer made anew in every step is one
        self.made = {}  # initialisers, likewise
        self.trained = set()  # keys of models whose running statistics training has changed
        self.seeded = False


def state():
    """The state of the run under way."""
    kept = recorder().state
    if "jax" not in kept:
        kept["jax"] = State()
    return kept["jax"]


class quietly:
    """While it holds, shapes are worked out and nothing is recorded."""

    def __enter__(self):
        state().quiet += 1

    def __exit__(self, *_):
        state().quiet -= 1


# Which jax and optax came with a flax: flax's version is the one assumed, since its layers hold the defaults.
_TOGETHER = (
    ((0, 12), "0.12.0.1", "0.2.8"),
    ((0, 10), "0.4.35", "0.2.4"),
    ((0, 8), "0.4.26", "0.2.2"),
    ((0, 0), "0.4.13", "0.1.5"),
)


def version():
    """The flax version assumed, as numbers: (0, 12, 12)."""
    numbers = re.match(r"[\d.]+", rosetta.version_of("flax")).group()
    return tuple(int(part) for part in numbers.strip(".").split("."))


def beside(which):
    """The version of jax (0) or optax (1) that goes with the flax assumed."""
    return next(row[1 + which] for row in _TOGETHER if version() >= row[0])
