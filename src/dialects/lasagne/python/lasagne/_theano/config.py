"""``theano.config``: settings that change how fast a program runs. Floats are 32 bits wide here."""

import rosetta

from .values import FLOAT


class _Section:
    """A part of ``theano.config``; a value that is set there is read without effect, but for the float type."""

    def __init__(self, name):
        object.__setattr__(self, "rosetta_name", name)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        section = _Section(f"{self.rosetta_name}.{name}")
        object.__setattr__(self, name, section)
        return section

    def __setattr__(self, name, value):
        path = f"{self.rosetta_name}.{name}"
        if path == "theano.config.floatX" and value != FLOAT:
            raise rosetta.UnknownCall(f"theano.config.floatX = {value!r} is not known here: only float32 arithmetic is.")
        rosetta.no_effect(f"{path} = {value!r} changes how Theano runs, not what it computes.")
        object.__setattr__(self, name, value)


class Config(_Section):
    """``theano.config``."""

    floatX = FLOAT
    device = "cpu"
    compute_test_value = "off"


config = Config("theano.config")


def forget():
    """A new run starts with no settings made."""
    vars(config).clear()
    object.__setattr__(config, "rosetta_name", "theano.config")
