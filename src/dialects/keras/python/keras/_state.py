"""What keras keeps for the time of one run: ambient settings, name counters, and the mode of the call under way."""

import re

import rosetta
from rosetta import positions
from rosetta.log import recorder


class State:
    """Fresh at every run."""

    def __init__(self):
        self.data_format = "channels_last"
        self.epsilon = 1e-7
        self.floatx = "float32"
        self.names = {}
        self.quiet = 0  # inside: shapes only, no calls are recorded
        self.training = []  # the modes of the layer calls under way, innermost last
        self.frames = (0, ())  # how many user frames to leave out, and what stands for them
        self.learning_phase = None
        self.models = []  # in order of construction
        self.class_weight = None  # what fit was told of classes


def state():
    """The state of the run under way."""
    kept = recorder().state
    if "keras" not in kept:
        kept["keras"] = State()
    return kept["keras"]


def version():
    """The Keras version assumed, as numbers: (3, 15, 1)."""
    numbers = re.match(r"[\d.]+", rosetta.version_of("keras")).group()
    return tuple(int(part) for part in numbers.strip(".").split("."))


def auto_name(kind):
    """The next automatic name for a layer of a class: ``conv2d``, ``conv2d_1``; Keras before 2.4 counts from 1."""
    base = re.sub("([a-z])([A-Z])", r"\1_\2", re.sub("(.)([A-Z][a-z0-9]+)", r"\1_\2", re.sub(r"\W+", "", kind))).lower()
    names = state().names
    names[base] = names.get(base, -1) + 1
    number = names[base] + (1 if version() < (2, 4) else 0)
    return f"{base}_{number}" if number else base


def place():
    """User ranges of the call under way; frames of ``fit`` are replaced by where the layer was written."""
    count, tail = state().frames
    spans = positions.stack()
    return [*spans[: len(spans) - count], *tail]


class standing_at:
    """While it holds, calls stand at ``where`` (and the user frames entered meanwhile), not at the frames below."""

    def __init__(self, where):
        self.where = where

    def __enter__(self):
        self.before = state().frames
        state().frames = (len(positions.stack()), tuple(self.where))

    def __exit__(self, *_):
        state().frames = self.before


class quietly:
    """While it holds, shapes are worked out and nothing is recorded."""

    def __enter__(self):
        state().quiet += 1

    def __exit__(self, *_):
        state().quiet -= 1
